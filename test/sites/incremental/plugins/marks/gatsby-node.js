exports.onCreateNode = ({ node, actions, createNodeId, createContentDigest }, { mark }) => {
	if (node.internal.type !== "Note") return;
	const text = node.title + mark;
	const child = { id: createNodeId(`mark ${node.id}`), text, parent: node.id, children: [] };
	actions.createNode({ ...child, internal: { type: "Mark", contentDigest: createContentDigest(text) } });
	actions.createParentChildLink({ parent: node, child });
};
