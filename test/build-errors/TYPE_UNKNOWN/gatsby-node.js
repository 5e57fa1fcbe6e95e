exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		type Dog implements Node {
			owner: Person @link
		}
		
		type Persons implements Node {
			name: String
		}
	`);
};
