const path = require("node:path");

exports.onCreateWebpackConfig = ({ stage, actions, plugins, loaders }) => {
	const server = stage.endsWith("-html");
	actions.setWebpackConfig({
		resolve: {
			alias: { "~lib": path.join(__dirname, "src/lib"), exactly$: path.join(__dirname, "src/lib/exact.js") },
			modules: [path.join(__dirname, "src/found")],
			fallback: { crypto: false, path: path.join(__dirname, "src/lib/fallback-path.js") },
		},
		externals: { "page-document": "document" },
		plugins: [
			plugins.define({ SIDE: JSON.stringify(server ? "server" : "browser"), __FLAG__: true }),
			plugins.provide({ Provided: [path.join(__dirname, "src/lib/provided.js"), "default"] }),
			plugins.normalModuleReplacement(/^\.\/replaced$/, "./replacement"),
		],
	});
	if (server) actions.setWebpackConfig({ module: { rules: [{ test: /only-browser/, use: loaders.null() }] } });
};
