exports.createPages = ({ actions: { createRedirect } }) => {
	createRedirect({ fromPath: "/old", toPath: "/rendered/", isPermanent: true });
	createRedirect({ fromPath: "/blog/*", toPath: "/news/*", statusCode: 307, force: true });
	createRedirect({ fromPath: "/de", toPath: "/rendered/?de", conditions: { language: ["de"] } });
};
