import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ARTICLE = `<main><h1>{post.title}</h1><p>{post.slug}</p><article>{post.body}</article></main>`;

/** `post(number)`: the same 2 KB of text each time, but for the post that `EDITED` names. */
const POSTS = `
const WORDS = "in my younger and more vulnerable years my father gave me some advice that turning over mind ever since".split(" ");
export function post(number) {
	let state = (number + 1) >>> 0;
	let body = process.env.EDITED === String(number) ? "edited " : "";
	while (body.length < 2048) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		body += WORDS[(state >>> 8) % WORDS.length] + " ";
	}
	return { id: "post-" + number, slug: "post-" + number, title: "Post number " + number, body };
}
`;

const GATSBY_NODE = `
import { createRequire } from "node:module";
import { post } from "./posts.mjs";
const require = createRequire(import.meta.url);
const COUNT = Number(process.env.POSTS);
export const sourceNodes = ({ actions, createContentDigest }) => {
	for (let number = 0; number < COUNT; number++) {
		const data = post(number);
		actions.createNode({ ...data, internal: { type: "Post", contentDigest: createContentDigest(data) } });
	}
};
export const createPages = async ({ graphql, actions }) => {
	const { data, errors } = await graphql("{ allPost { nodes { id slug } } }");
	if (errors) throw errors[0];
	const component = require.resolve("./src/templates/post.jsx");
	for (const { id, slug } of data.allPost.nodes) actions.createPage({ path: "/post/" + slug + "/", component, context: { id } });
};
`;

const TEMPLATE = `
import { graphql } from "gatsby";
export default ({ data: { post } }) => ${ARTICLE};
export const Head = ({ data }) => <title>{data.post.title}</title>;
export const query = graphql\`query ($id: String!) { post(id: { eq: $id }) { title slug body } }\`;
`;

const LIST = `
import { graphql, Link } from "gatsby";
export default ({ data: { allPost } }) => <ul>{allPost.nodes.map(({ slug, title }) => <li key={slug}><Link to={"/post/" + slug + "/"}>{title}</Link></li>)}</ul>;
export const query = graphql\`{ allPost(sort: { title: ASC }, limit: 100) { nodes { slug title } } }\`;
`;

/** The floor: the same pages rendered with React and the same files written, in one thread, without a data layer. */
const LOOP = `
import { mkdirSync, writeFileSync } from "node:fs";
import { renderToString } from "react-dom/server";
import { post as postOf } from "./posts.mjs";
const Page = ({ post }) => ${ARTICLE};
for (let number = 0; number < Number(process.env.POSTS); number++) {
	const post = postOf(number);
	const path = "/post/" + post.slug + "/";
	mkdirSync("dist" + path, { recursive: true });
	mkdirSync("dist/page-data" + path, { recursive: true });
	const html = "<!DOCTYPE html><html><head><title>" + post.title + "</title></head><body><div>" + renderToString(<Page post={post} />) + "</div></body></html>";
	writeFileSync("dist" + path + "index.html", html);
	const { title, slug, body } = post;
	const data = { componentChunkName: "component---src-templates-post-jsx", path, result: { data: { post: { title, slug, body } }, pageContext: { id: post.id } }, staticQueryHashes: [], slicesMap: {} };
	writeFileSync("dist/page-data" + path + "page-data.json", JSON.stringify(data));
}
`;

/**
 * Writes the site of this bench into a folder: posts as nodes, a page with a query for each, and one list.
 * @param packages name → folder of what it depends on
 */
export function writeSite(directory, packages) {
	const files = {
		"package.json": JSON.stringify({ name: "posts", private: true, type: "module" }),
		"posts.mjs": POSTS,
		"gatsby-node.mjs": GATSBY_NODE,
		"src/templates/post.jsx": TEMPLATE,
		"src/pages/index.jsx": LIST,
		"loop.jsx": LOOP,
	};
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(dirname(join(directory, file)), { recursive: true });
		writeFileSync(join(directory, file), text);
	}
	mkdirSync(join(directory, "node_modules"), { recursive: true });
	for (const [name, folder] of Object.entries(packages)) symlinkSync(folder, join(directory, "node_modules", name));
}
