// What a test wants to be configured.
module.exports = JSON.parse(process.env.SITE_CONFIG ?? "{}");
