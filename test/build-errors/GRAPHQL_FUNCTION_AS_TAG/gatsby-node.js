exports.createPages = async ({ graphql }) => {
	await graphql`
		{
			site {
				id
			}
		}
	`;
};
