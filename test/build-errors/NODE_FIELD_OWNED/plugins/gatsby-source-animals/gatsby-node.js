exports.sourceNodes = ({ actions }) => {
	actions.createNode({ id: "whale", internal: { type: "Animal", contentDigest: "1" } });
};

exports.onCreateNode = ({ node, actions }) => {
	if (node.internal.type === "Animal") actions.createNodeField({ node, name: "slug", value: "/whale/" });
};
