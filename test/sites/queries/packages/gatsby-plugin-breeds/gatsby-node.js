const { copyFileSync } = require("node:fs");
const path = require("node:path");

exports.onPreExtractQueries = ({ store }) => {
	const { directory } = store.getState().program;
	copyFileSync(path.join(__dirname, "fragments.js"), path.join(directory, ".cache/fragments/breeds.js"));
};
