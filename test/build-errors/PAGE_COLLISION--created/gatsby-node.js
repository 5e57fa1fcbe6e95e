exports.createPages = ({ actions }) => {
	actions.createPage({ path: "/item/any/", matchPath: "/item/:name", component: require.resolve("./src/templates/page.js") });
};
