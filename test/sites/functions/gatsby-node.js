const redirects = [
	{ fromPath: "/moved/", toPath: "/target/" },
	{ fromPath: "/for-good", toPath: "/target/?own=1#part", isPermanent: true },
	{ fromPath: "/status/", toPath: "https://example.com/there", statusCode: 307 },
	{ fromPath: "/Exact-Case/", toPath: "/target/", ignoreCase: false },
	{ fromPath: "/blog/*", toPath: "/target/:splat" },
	{ fromPath: "/blog/:year/:slug/", toPath: "/target/?year=:year&slug=:slug" },
	{ fromPath: "/rewritten/", toPath: "/target/", statusCode: 200 },
	{ fromPath: "/gone/", toPath: "/target/", statusCode: 410 },
	{ fromPath: "/called/", toPath: "/api/params/rewritten", statusCode: 200 },
	{ fromPath: "/target/", toPath: "/" },
	{ fromPath: "/forced/", toPath: "/target/", force: true },
	{ fromPath: "/app/known/", toPath: "/target/" },
	{ fromPath: "/file.txt", toPath: "/target/" },
	{ fromPath: "/itself", toPath: "/itself/" },
	{ fromPath: "/", toPath: "/de/", conditions: { language: "de" } },
];

exports.onPreBootstrap = ({ actions }) => {
	actions.createRedirect({ fromPath: "/early/", toPath: "/target/", redirectInBrowser: true });
};
exports.createPages = ({ actions }) => {
	for (const redirect of redirects) actions.createRedirect(redirect);
};
exports.onPostBuild = ({ store }) => {
	const { redirects, functions } = store.getState();
	console.log(`state: ${redirects.length} redirects, ${functions.length} functions, ${JSON.stringify(redirects[0])}`);
};
