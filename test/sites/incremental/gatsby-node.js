const { readFileSync } = require("node:fs");
const path = require("node:path");
const { label } = require("./lib/label");
const { minutes } = require("./lib/minutes");
const { pagePath } = require("./lib/page-path.js");

const read = (name) => JSON.parse(readFileSync(path.join(__dirname, `data/${name}.json`), "utf8"));

exports.createSchemaCustomization = ({ actions }) => {
	actions.createTypes(`
		interface Entry implements Node { id: ID! slug: String! }
		type Note implements Node & Entry { slug: String! title: String! author: Author @link(by: "slug") related: [Note] @link }
		type Author implements Node & Entry { slug: String! name: String! notes: [Note] @link(by: "author.slug", from: "slug") }
	`);
};

exports.sourceNodes = async ({ actions, createContentDigest, cache }) => {
	const create = (type) => (item) =>
		actions.createNode({ ...item, parent: null, children: [], internal: { type, contentDigest: createContentDigest(item) } });
	const [notes, authors] = [read("notes"), read("authors")];
	// Both types in one sequence, whose order a query of their interface shows.
	for (const item of [...notes, ...authors].sort((a, b) => (a.place ?? 0) - (b.place ?? 0))) await create("title" in item ? "Note" : "Author")(item);
	await cache.set("count", notes.length);
};

exports.onCreateNode = ({ node, actions }) => {
	if (node.internal.type === "Note") actions.createNodeField({ node, name: "label", value: label(node.title) });
};

exports.createResolvers = ({ createResolvers }) => {
	createResolvers({ Note: { minutes: { type: "Int!", resolve: ({ weight }) => minutes(weight) } } });
};

exports.createPages = async ({ graphql, actions }) => {
	const { data, errors } = await graphql(`{
		allNote(filter: { draft: { eq: false } }) { nodes { id slug } }
		allAuthor { nodes { slug } }
	}`);
	if (errors) throw errors[0];
	const { nodes } = data.allNote;
	nodes.forEach(({ id, slug }, index) => {
		actions.createPage({
			path: pagePath({ slug }),
			component: path.resolve("src/templates/note.js"),
			context: { id, next: nodes[index + 1]?.id ?? null },
		});
	});
	for (const { slug } of data.allAuthor.nodes) {
		actions.createPage({ path: `/authors/${slug}/`, component: path.resolve("src/templates/author.js"), context: { slug } });
	}
};
