exports.onInitialClientRender = () => {
	window.hookLog = [["onInitialClientRender"]];
};
