const fs = require("fs");
const path = require("path");
const createSlicePages = require("./slice-pages");

const template = (name, extension = "js") => path.resolve(`./src/templates/${name}.${extension}`);

exports.onPreBootstrap = () => {
	fs.writeFileSync(path.resolve(".cache/from-cache.js"), "export default () => <h1>From the cache</h1>;\n");
};

exports.createPages = ({ actions }) => {
	const { createPage } = actions;
	createSlicePages(actions);
	createPage({ path: "/made/", component: template("made"), context: { from: "gatsby-node" } });
	createPage({ path: "/made/beside/", component: template("made"), context: { from: "beside" } });
	createPage({ path: "/made/from-cache/", component: path.resolve(".cache/from-cache.js") });
	createPage({ path: "/made/deferred/", component: template("made"), context: { from: "deferred" }, defer: true });
	createPage({ path: "/made/matched/", matchPath: "/made/matched/:id", component: template("matched"), context: {} });
	createPage({ path: "/made/server/", matchPath: "/made/server/:id/*", component: template("server"), context: { from: "created" } });
	createPage({ path: "/made/server/7/exact/", component: template("made"), context: { from: "exact" } });
	actions.createRedirect({ fromPath: "/old/", toPath: "/about/", redirectInBrowser: true, ignoreCase: false });
	actions.createRedirect({ fromPath: "/old/made/", toPath: "/made/beside/", redirectInBrowser: true });
	actions.createRedirect({ fromPath: "/anycase/", toPath: "/about/", redirectInBrowser: true });
	createPage({ path: "/made/ünï@cödé/", component: template("made"), context: { from: "ünïcödé" } });
	createPage({ path: "/head/static/", component: template("head", "tsx"), context: { kind: "static" } });
	createPage({ path: "/head/deferred/", component: template("head", "tsx"), context: { kind: "deferred" }, defer: true });
	createPage({ path: "/made/hostile/", component: template("made"), context: { from: "</script><script>window.pwned=1</script><!--<script>\u2028\u2029" } });
};
