module.exports = {
	siteMetadata: { title: "Browser" },
	trailingSlash: process.env.TEST_TRAILING_SLASH || "always",
	pathPrefix: "/blog",
	assetPrefix: process.env.TEST_ASSET_PREFIX,
	headers: [{ source: "/*", headers: [{ key: "x-site", value: "browser" }] }],
	plugins: [{ resolve: "watcher", options: { name: "watcher" } }],
};
