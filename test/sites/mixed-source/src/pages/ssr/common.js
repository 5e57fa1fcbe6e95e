const React = require("react");
const { readSecret } = require("../../server/secret");

const Common = ({ serverData }) => <h1>Common {serverData.kind}</h1>;

module.exports = {
	default: Common,
	Head: () => <title>Common</title>,
	getServerData: async () => ({ props: { kind: readSecret() } }),
};
