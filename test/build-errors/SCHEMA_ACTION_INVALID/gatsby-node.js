exports.createSchemaCustomization = ({ actions }) => {
	actions.createFieldExtension({ name: "link", extend: () => ({}) });
};
