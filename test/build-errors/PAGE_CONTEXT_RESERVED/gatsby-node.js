exports.createPages = ({ actions }) => {
	actions.createPage({ path: "/made/", component: require.resolve("./src/templates/page.js"), context: { path: "/other/" } });
};
