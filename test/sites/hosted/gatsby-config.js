module.exports = {
	trailingSlash: "always",
	headers: [{ source: "/rendered/", headers: [{ key: "x-own", value: "1" }] }],
};
