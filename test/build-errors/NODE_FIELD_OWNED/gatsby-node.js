exports.onCreateNode = ({ node, actions }) => {
	if (node.internal.type === "Animal") actions.createNodeField({ node, name: "slug", value: "/animals/whale/" });
};
