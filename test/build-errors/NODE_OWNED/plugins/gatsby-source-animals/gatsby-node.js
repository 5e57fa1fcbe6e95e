exports.sourceNodes = ({ actions }) => {
	actions.createNode({ id: "whale", internal: { type: "Animal", contentDigest: "1" } });
};
