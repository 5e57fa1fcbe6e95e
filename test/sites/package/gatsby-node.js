const gatsby = require("gatsby");
const { version } = require("gatsby/package.json");

exports.createPages = ({ actions }) => {
	actions.createPage({
		path: "/made/",
		component: require.resolve("./src/templates/made.tsx"),
		context: { maker: `${typeof gatsby.graphql === "undefined" ? "nothing" : "gatsby-node"} with gatsby ${version}` },
	});
};
