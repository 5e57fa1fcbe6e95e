exports.sourceNodes = ({ actions, createContentDigest }) => {
	const products = [{ id: "product-1", name: "Lamp" }];
	for (const product of products) {
		actions.createNode({ ...product, internal: { type: "Product", contentDigest: createContentDigest(product) } });
	}
};
