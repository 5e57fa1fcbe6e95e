exports.onRenderBody = ({ setHeadComponents }, { shop }) => {
	setHeadComponents([shop.name]);
};
