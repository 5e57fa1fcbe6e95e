exports.RESIZE = () => {
	throw new Error("There is no image");
};
