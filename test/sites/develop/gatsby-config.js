module.exports = {
	siteMetadata: { title: "Develop" },
	headers: [{ source: "/items/*", headers: [{ key: "cache-control", value: "public, max-age=60" }] }],
};
