exports.onCreateWebpackConfig = ({ actions }) => {
	const { DefinePlugin } = require("webpack");
	actions.setWebpackConfig({ plugins: [new DefinePlugin({})] });
};
