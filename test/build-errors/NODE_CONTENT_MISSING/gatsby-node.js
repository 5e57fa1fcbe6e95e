exports.sourceNodes = ({ actions }) => {
	actions.createNode({ id: "whale", internal: { type: "Animal", contentDigest: "1" } });
};

exports.onCreateNode = async ({ node, loadNodeContent }) => {
	if (node.internal.type === "Animal") await loadNodeContent(node);
};
