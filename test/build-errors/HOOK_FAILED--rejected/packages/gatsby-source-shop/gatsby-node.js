exports.sourceNodes = async ({ cache }) => {
	await cache.get("products");
	throw new Error("The shop answered 503");
};
