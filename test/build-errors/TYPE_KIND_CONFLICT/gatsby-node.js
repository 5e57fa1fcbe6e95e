exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		interface File {
			name: String
		}
	`);
};
