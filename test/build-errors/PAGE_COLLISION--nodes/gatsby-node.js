exports.sourceNodes = ({ actions, createContentDigest }) => {
	const products = [
		{ id: "product-1", name: "Lamp" },
		{ id: "product-2", name: "LAMP" },
	];
	for (const product of products) {
		actions.createNode({ ...product, internal: { type: "Product", contentDigest: createContentDigest(product) } });
	}
};
