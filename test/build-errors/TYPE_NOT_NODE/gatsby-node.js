exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		type Dog {
			name: String!
		}
	`);
};

exports.sourceNodes = ({ actions }) => {
	actions.createNode({ id: "rex", name: "Rex", internal: { type: "Dog", contentDigest: "1" } });
};
