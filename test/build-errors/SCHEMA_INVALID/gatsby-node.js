exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		interface Animal {
			name: String!
		}
		
		type Dog implements Node & Animal {
			age: Int
		}
	`);
};
