exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		type Dog implements Node {
			name: String!
			age: Int = 3
		}
	`);
};
