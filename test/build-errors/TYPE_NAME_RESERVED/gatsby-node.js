exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		type DogFilterInput {
			name: String
		}
	`);
};
