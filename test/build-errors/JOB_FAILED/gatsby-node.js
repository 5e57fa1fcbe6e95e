exports.onPreBuild = async ({ actions }) => {
	await actions.createJobV2({ name: "RESIZE", inputPaths: [], outputDir: "public/images", args: { width: 10 } });
};
