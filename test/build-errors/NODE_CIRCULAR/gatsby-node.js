exports.sourceNodes = ({ actions }) => {
	const species = { name: "Orca" };
	species.relatives = [{ species }];
	actions.createNode({ id: "whale", species, internal: { type: "Animal", contentDigest: "1" } });
};
