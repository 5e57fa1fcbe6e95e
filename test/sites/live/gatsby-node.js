const { prefix } = require("./lib/paths");

exports.onCreateNode = ({ node, actions }) => {
	if (node.internal.type === "MarkdownRemark") actions.createNodeField({ node, name: "slug", value: `${prefix}${node.frontmatter.title.toLowerCase()}/` });
};

exports.createPages = async ({ graphql, actions }) => {
	const { data, errors } = await graphql("{ allMarkdownRemark { nodes { id fields { slug } } } }");
	if (errors) throw errors[0];
	const component = require.resolve("./src/templates/post.js");
	for (const { id, fields } of data.allMarkdownRemark.nodes) actions.createPage({ path: fields.slug, component, context: { id } });
};
