exports.createSchemaCustomization = ({ actions, schema }) => {
	const born = { type: "Date", extensions: { dateformat: { format: "YYYY" } } };
	actions.createTypes(schema.buildObjectType({ name: "Dog", interfaces: ["Node"], fields: { born } }));
};
