export const pluginOptionsSchema = ({ Joi }) => Joi.object({ field: Joi.string().default("fromLocalPlugin") });

export const sourceNodes = ({ actions, createNodeId, createContentDigest }, { field }) =>
	actions.createNode({
		id: createNodeId("local"),
		text: field,
		internal: { type: "Local", contentDigest: createContentDigest(field) },
	});

export const onCreateWebpackConfig = ({ getConfig, actions }) => {
	const config = getConfig();
	config.optimization.splitChunks.cacheGroups.own = { test: /own/ };
	config.module.rules.push({ test: /\.svg$/, use: "@svgr/webpack" });
	actions.replaceWebpackConfig(config);
};

export const onCreateBabelConfig = ({ actions }) => {
	actions.setBabelPreset({ name: "babel-preset-gatsby" });
	actions.setBabelPlugin({ name: "babel-plugin-styled-components" });
};
