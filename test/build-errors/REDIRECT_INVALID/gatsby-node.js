exports.createPages = ({ actions }) => {
	actions.createRedirect({ fromPath: "/old/", to: "/new/" });
};
