exports.onPreBootstrap = () => {
	throw new Error("There is no API key");
};
