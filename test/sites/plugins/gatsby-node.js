const path = require("node:path");
const { createFilePath } = require("gatsby-source-filesystem");
const { GraphQLBoolean, GraphQLObjectType, GraphQLSchema } = require("gatsby/graphql");

exports.onCreateNode = ({ node, actions, getNode }) => {
	if (node.internal.type !== "MarkdownRemark") return;
	actions.createNodeField({ node, name: "slug", value: createFilePath({ node, getNode }) });
};

exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		type SiteSiteMetadata {
			title: String
			social: Social
		}
		type Social {
			mastodon: String
			twitter: String
		}
		type MarkdownRemark implements Node {
			frontmatter: Frontmatter
			fields: Fields
		}
		type Frontmatter {
			title: String
			description: String
			date: Date @dateformat
			draft: Boolean
			tags: [String!]
			author: AuthorsYaml @link(by: "name")
		}
		type Fields {
			slug: String
		}
	`);
};

/** Whether all of the site has the graphql of the framework. */
exports.createResolvers = ({ createResolvers }) => {
	createResolvers({
		Query: {
			hasOneGraphql: {
				type: GraphQLBoolean,
				resolve(_source, _args, _context, { schema, parentType }) {
					const loaded = Object.keys(require.cache).filter((file) => /[\\/]graphql[\\/]graphql\.js$/.test(file));
					return schema instanceof GraphQLSchema && parentType instanceof GraphQLObjectType && loaded.length === 1;
				},
			},
		},
	});
};

exports.createPages = async ({ graphql, actions, reporter }) => {
	const { data, errors } = await graphql(`
		{
			allMarkdownRemark(sort: { frontmatter: { date: ASC } }, limit: 1000) {
				nodes {
					id
					fields {
						slug
					}
				}
			}
		}
	`);
	if (errors) {
		reporter.panicOnBuild("The posts could not be loaded", errors);
		return;
	}
	const posts = data.allMarkdownRemark.nodes;
	for (const [index, post] of posts.entries()) {
		actions.createPage({
			path: post.fields.slug,
			component: path.resolve("./src/templates/blog-post.js"),
			context: { id: post.id, previousPostId: posts[index - 1]?.id ?? null, nextPostId: posts[index + 1]?.id ?? null },
		});
	}
};
