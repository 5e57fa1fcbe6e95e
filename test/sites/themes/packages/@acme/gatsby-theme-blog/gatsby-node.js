exports.createPages = ({ actions }, { basePath }) => {
	actions.createPage({ path: basePath, component: require.resolve("./src/templates/list.js") });
	actions.createPage({ path: `${basePath}post/`, component: require.resolve("./src/templates/post.js"), context: { title: "A post" } });
};
