exports.onPostBuild = () => {
	throw new Error("The search index is full");
};
