export const replaceRenderer = async () => {
	throw new Error("The renderer is out");
};
