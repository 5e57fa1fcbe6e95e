exports.sourceNodes = ({ actions }) => {
	actions.createNode({ id: "post", author___NODE: "nobody", internal: { type: "Post", contentDigest: "1" } });
};
