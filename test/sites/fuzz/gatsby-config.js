// A secret of the configuration, which no visitor may see: SECRET-config
module.exports = {
	trailingSlash: "always",
	headers: [{ source: "/static/*", headers: [{ key: "x-static", value: "1" }] }],
	server: { trustProxy: "loopback", deadline: 2 },
};
