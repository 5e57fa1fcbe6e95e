exports.sourceNodes = ({ actions }) => {
	actions.createNode({ id: "orca", internal: { type: "Animal", contentDigest: "1" } });
};
