module.exports = {
	siteMetadata: { title: "Conformance" },
	headers: [
		{ source: "/*", headers: [{ key: "x-any", value: "1" }] },
		{
			source: "/ssr/ruled/*",
			headers: [
				{ key: "X-Rule", value: "pattern" },
				{ key: "cache-control", value: "public, max-age=60" },
			],
		},
		{ source: "/ssr/ruled/exact", headers: [{ key: "x-rule", value: "exact" }] },
		{ source: "/ssr/p/ruled", headers: [{ key: "x-rule", value: "actual path" }] },
		{ source: "/ssr/p/:id", headers: [{ key: "x-param", value: "1" }] },
		{ source: "/about/", headers: [{ key: "x-rule", value: "static page" }] },
		{ source: "/deferred", headers: [{ key: "x-rule", value: "deferred page" }] },
		{ source: "/robots.txt", headers: [{ key: "x-rule", value: "file" }] },
	],
};
