exports.createPages = ({ actions }) => {
	actions.createPgae({ path: "/a/" });
};
