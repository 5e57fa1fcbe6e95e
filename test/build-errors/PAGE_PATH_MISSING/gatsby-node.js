exports.createPages = ({ actions }) => {
	actions.createPage({ component: require.resolve("./src/templates/page.js") });
};
