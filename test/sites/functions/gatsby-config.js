module.exports = {
	plugins: ["local-plugin"],
	headers: [
		{ source: "/*", headers: [{ key: "x-any", value: "1" }] },
		{ source: "/api/ruled", headers: [{ key: "x-rule", value: "rule" }, { key: "x-own", value: "rule" }] },
		{ source: "/moved/", headers: [{ key: "x-rule", value: "redirect" }] },
	],
};
