const path = require("node:path");

const component = path.join(__dirname, "src/templates/made.js");

exports.createPages = ({ actions }) => {
	actions.createPage({ path: "/made/static/", component, context: { made: "static" } });
	actions.createPage({ path: "/made/deferred/", component, context: { made: "deferred" }, defer: true });
	actions.createPage({ path: "/made/client/", matchPath: "/made/client/*", component, context: { made: "client" } });
	actions.createPage({ path: "/made/before/", component, context: { made: "before" } });
};

exports.onCreatePage = ({ page, actions }) => {
	if (page.path !== "/made/before/") return;
	actions.deletePage(page);
	actions.createPage({ ...page, path: "/made/after/", context: { ...page.context, moved: true } });
};
