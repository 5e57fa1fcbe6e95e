import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const GATSBY_NODE = `
const { join } = require("node:path");
const COUNT = Number(process.env.POSTS);
const EDITED = new Set((process.env.EDITED ?? "").split(",").filter(Boolean).map(Number));
exports.sourceNodes = ({ actions, createContentDigest }) => {
	for (let number = 0; number < COUNT; number++) {
		const data = { id: "post-" + number, author: "author-" + (number % 100), text: EDITED.has(number) ? "edited" : "as it was" };
		actions.createNode({ ...data, internal: { type: "Post", contentDigest: createContentDigest(data) } });
	}
};
exports.createPages = ({ actions }) => {
	for (let number = 0; number < COUNT; number++) {
		const name = number % 100 === 0 ? "live" : "post";
		actions.createPage({ path: "/" + name + "/" + number + "/", component: join(__dirname, "src/templates/" + name + ".js"), context: { id: "post-" + number } });
	}
};
`;

const POST = `
import { graphql } from "gatsby";
export default ({ data: { post } }) => <main><h1>{post.id}</h1><p>{post.text}</p></main>;
export const query = graphql\`query ($id: String!) { post(id: { eq: $id }) { id text } }\`;
`;

const LIVE = `${POST.replace("default", "default ")}
export const getServerData = async () => ({ props: {}, cache: { fresh: 3600 } });
`;

const LIST = `
import { graphql } from "gatsby";
export default ({ data: { allPost } }) => <ul>{allPost.nodes.map(({ id, author }) => <li key={id}>{author}</li>)}</ul>;
export const query = graphql\`{ allPost(limit: 100) { nodes { id author } } }\`;
`;

/** Posts as nodes, each with a page; every hundredth page is server-rendered and may be kept. One list shows what no edit changes. */
export function writeSite(directory, packages) {
	const files = {
		"package.json": JSON.stringify({ name: "posts", private: true }),
		"gatsby-node.js": GATSBY_NODE,
		"src/templates/post.js": POST,
		"src/templates/live.js": LIVE,
		"src/pages/index.js": LIST,
	};
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(dirname(join(directory, file)), { recursive: true });
		writeFileSync(join(directory, file), text);
	}
	mkdirSync(join(directory, "node_modules"), { recursive: true });
	for (const [name, folder] of Object.entries(packages)) symlinkSync(folder, join(directory, "node_modules", name));
}
