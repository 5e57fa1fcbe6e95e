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
		type Slogan implements Node { text: String! mood: String! }
		type Author implements Node & Entry { slug: String! name: String! notes: [Note] @link(by: "author.slug", from: "slug") }
	`);
};

/** Makes what is new or different, and keeps the rest by the note of the last build in the cache, as sources do that ask for changes only. */
exports.sourceNodes = async ({ actions, createContentDigest, cache, getNode }) => {
	const before = (await cache.get("digests")) ?? {};
	const digests = {};
	for (const type of read("order")) {
		for (const item of read(type === "Note" ? "notes" : "authors")) {
			const contentDigest = createContentDigest(item);
			digests[item.id] = contentDigest;
			if (before[item.id] === contentDigest) actions.touchNode(getNode(item.id));
			else await actions.createNode({ ...item, parent: null, children: [], internal: { type, contentDigest } });
		}
	}
	const slogan = read("slogan");
	await actions.createNode({ ...slogan, parent: null, children: [], internal: { type: "Slogan", contentDigest: createContentDigest(slogan) } });
	await cache.set("digests", digests);
};

exports.onCreateNode = ({ node, actions }) => {
	if (node.internal.type === "Note") actions.createNodeField({ node, name: "label", value: label(node.title) });
};

exports.createResolvers = ({ createResolvers }) => {
	createResolvers({ Note: { minutes: { type: "Int!", resolve: ({ weight }) => minutes(weight) } } });
	const resolve = ({ name }) => {
		console.log(`shouted ${name}`);
		return name.toUpperCase();
	};
	createResolvers({ Author: { shout: { type: "String!", resolve } } });
};

exports.createPages = async ({ graphql, actions }) => {
	const { data, errors } = await graphql(`{
		allNote(filter: { draft: { eq: false } }) { nodes { id slug } }
		allAuthor { nodes { slug } }
		slogan { mood }
	}`);
	if (errors) throw errors[0];
	actions.createSlice({ id: "slogan", component: path.resolve("src/slices/slogan.js") });
	actions.createSlice({ id: "mood", component: path.resolve("src/slices/mood.js"), context: data.slogan });
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
