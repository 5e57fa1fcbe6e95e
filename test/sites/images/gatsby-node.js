const path = require("node:path");

exports.createPages = async ({ graphql, actions }) => {
	const template = path.resolve("src/templates/guide.js");
	const { data } = await graphql(`
		{
			allMdx(filter: { frontmatter: { slug: { ne: null } } }) {
				nodes {
					id
					frontmatter {
						slug
					}
					internal {
						contentFilePath
					}
				}
			}
		}
	`);
	for (const { id, frontmatter, internal } of data.allMdx.nodes) {
		actions.createPage({
			path: frontmatter.slug,
			component: `${template}?__contentFilePath=${internal.contentFilePath}`,
			context: { id },
		});
	}
};
