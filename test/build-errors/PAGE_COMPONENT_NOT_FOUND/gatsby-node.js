exports.createPages = ({ actions }) => {
	actions.createPage({ path: "/made/", component: `${__dirname}/src/templates/other.js` });
};
