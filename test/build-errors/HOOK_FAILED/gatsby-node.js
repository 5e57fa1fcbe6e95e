exports.createPages = async () => {
	throw new Error("The shop does not answer");
};
