exports.createPages = ({ actions }) => {
	actions.createPage({ path: "/made/", component: "./src/templates/page.js" });
};
