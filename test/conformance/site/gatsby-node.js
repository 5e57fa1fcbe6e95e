const path = require("node:path");

exports.createPages = ({ actions }) => {
	actions.createPage({
		path: "/ssr/created/",
		component: path.resolve("src/templates/created.js"),
		context: { colour: "blue", list: ["a"] },
	});
};
