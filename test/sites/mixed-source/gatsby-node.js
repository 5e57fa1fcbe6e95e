const path = require("path");

exports.createPages = ({ actions }) => {
	actions.createPage({
		path: "/made/",
		component: path.resolve("./src/components/made.js"),
		context: { from: "gatsby-node" },
	});
};
