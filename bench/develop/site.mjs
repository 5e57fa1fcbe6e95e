import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const BIN = join(ROOT, "packages/gatz/bin/gatz.js");

const CONFIG = `module.exports = {
	plugins: [{ resolve: "gatsby-source-filesystem", options: { name: "content", path: __dirname + "/content" } }, "gatsby-transformer-json"],
};`;

const NODE = `
exports.sourceNodes = ({ actions, createContentDigest }) => {
	for (let number = 0; number < Number(process.env.POSTS); number++) {
		const data = { slug: "post-" + number, title: "Post number " + number, body: "words ".repeat(100) };
		actions.createNode({ ...data, id: data.slug, internal: { type: "Post", contentDigest: createContentDigest(data) } });
	}
};
exports.createPages = async ({ graphql, actions }) => {
	const { data } = await graphql("{ allPost { nodes { id slug } } allContentJson { nodes { id } } }");
	const component = require.resolve("./src/templates/post.js");
	for (const { id, slug } of data.allPost.nodes) actions.createPage({ path: "/post/" + slug + "/", component, context: { id } });
};`;

const HOME = `
import { graphql } from "gatsby";
import React from "react";
import { Title } from "../components/title";
export default ({ data }) => <main><Title /><p>{data.allContentJson.nodes[0].name}</p></main>;
export const query = graphql\`{ allContentJson { nodes { name } } }\`;
`;

const POST = `
import { graphql } from "gatsby";
import React from "react";
export default ({ data }) => <h1>{data.post.title}</h1>;
export const query = graphql\`query ($id: String!) { post(id: { eq: $id }) { title body } }\`;
`;

const SERVER = `
import React from "react";
export default ({ serverData }) => <h1>{serverData.now}</h1>;
export const getServerData = () => ({ props: { now: Date.now() } });
`;

export const title = (text) => `import React from "react";\nexport const Title = () => <h1>${text}</h1>;\n`;
export const content = (text) => JSON.stringify([{ name: text }]);

/** Writes the site of these benches into a new folder: posts with a page each, a JSON file that the home page shows, a server-rendered page. */
export function createSite() {
	const directory = mkdtempSync(join(tmpdir(), "gatz-develop-"));
	const write = (file, text) => {
		mkdirSync(dirname(join(directory, file)), { recursive: true });
		writeFileSync(join(directory, file), text);
	};
	const files = {
		"package.json": '{ "name": "develop", "private": true }',
		"gatsby-config.js": CONFIG,
		"gatsby-node.js": NODE,
		"src/pages/index.js": HOME,
		"src/pages/server.js": SERVER,
		"src/templates/post.js": POST,
		"src/components/title.js": title("0"),
		"content/content.json": content("0"),
	};
	for (const [file, text] of Object.entries(files)) write(file, text);
	mkdirSync(join(directory, "node_modules"));
	const require = createRequire(join(ROOT, "package.json"));
	symlinkSync(join(ROOT, "packages/gatz"), join(directory, "node_modules/gatsby"));
	for (const name of ["react", "react-dom", "gatsby-source-filesystem", "gatsby-transformer-json"])
		symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(directory, "node_modules", name));
	return { directory, write, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** `median (least to most)`. */
export function summary(values) {
	const sorted = values.toSorted((a, b) => a - b).map(Math.round);
	return `${sorted[sorted.length >> 1]} ms (${sorted[0]} to ${sorted.at(-1)})`;
}
