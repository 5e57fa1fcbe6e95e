exports.sourceNodes = ({ actions }) => {
	actions.createNode({ name: "Whale", internal: { type: "Animal", contentDigest: "1" } });
};
