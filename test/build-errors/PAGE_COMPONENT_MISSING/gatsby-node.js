exports.createPages = ({ actions }) => {
	actions.createPage({ path: "/made/" });
};
