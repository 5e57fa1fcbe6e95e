exports.createSchemaCustomization = ({ actions }) => {
	actions.createFieldExtension({
		name: "shout",
		extend() {
			throw new Error("There is no voice");
		},
	});
	actions.createTypes(`
		type Dog implements Node {
			name: String @shout
		}
	`);
};
