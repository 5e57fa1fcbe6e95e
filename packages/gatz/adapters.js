// `gatsby/adapters.js`: the hosts whose adapters are found without being named. There are none yet. SPEC 6.7.1.
const adapters = [];

export { adapters as default, adapters as "module.exports" };
