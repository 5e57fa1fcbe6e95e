import { type ChildProcess, fork } from "node:child_process";
import { on, once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("source-site.mjs", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));

interface Described {
	readonly type: string;
	readonly name?: string;
	readonly parent: string | null;
	readonly children: readonly string[];
	readonly slug?: string;
	readonly changed: boolean;
}

interface Sourced {
	/** What the reporter printed. */
	readonly output: string;
	readonly nodes: readonly Described[];
}

let site: string;
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-nodes-"));
	await symlink(PACKAGES, join(site, "node_modules"));
	await write("gatsby-config.js", CONFIG);
	await write("gatsby-node.js", NODE);
	for (const name of ["one", "two", "three"])
		await write(`content/${name}.md`, `---\ntitle: ${name}\n---\n\nText\n\n\`\`\`js\nlet a;\n\`\`\`\n`);
	await write("content/list.json", '[{ "id": "x", "a": 1 }, { "a": 2 }]');
	await write("content/deep/single.yaml", "a: 1\n");
});
afterEach(() => rm(site, { recursive: true }));

const CONFIG = `module.exports = {
	plugins: [
		{ resolve: "gatsby-source-filesystem", options: { name: "content", path: __dirname + "/content" } },
		{ resolve: "gatsby-transformer-remark", options: { plugins: ["gatsby-remark-prismjs"] } },
		"gatsby-transformer-json",
		"gatsby-transformer-yaml",
	],
};`;

const NODE = `exports.onCreateNode = ({ node, actions }) => {
	if (node.internal.type === "MarkdownRemark") actions.createNodeField({ node, name: "slug", value: "/" + node.frontmatter.title + "/" });
};`;

async function write(path: string, content: string): Promise<void> {
	await mkdir(dirname(join(site, path)), { recursive: true });
	await writeFile(join(site, path), content);
}

function start(...words: string[]): ChildProcess {
	const { NODE_ENV: _, VITEST: __, ...environment } = process.env;
	return fork(SCRIPT, words, { cwd: site, env: environment });
}

async function source(): Promise<Sourced> {
	const child = start();
	const [sourced] = (await once(child, "message")) as [Sourced];
	await once(child, "exit");
	return sourced;
}

const named = ({ nodes }: Sourced) =>
	nodes.filter(({ type }) => !/^(Site|Directory)/.test(type)).map(({ type, name }) => `${type} ${name ?? ""}`.trim());
const changed = ({ nodes }: Sourced) => named({ output: "", nodes: nodes.filter((node) => node.changed) });

test("plugins from npm make their nodes, in an order of their own", async () => {
	const first = await source();
	expect(named(first)).toEqual([
		"File deep/single.yaml",
		"DeepYaml",
		"File list.json",
		"ListJson",
		"ListJson",
		"File one.md",
		"MarkdownRemark one",
		"File three.md",
		"MarkdownRemark three",
		"File two.md",
		"MarkdownRemark two",
	]);
	expect(first.nodes.filter(({ type }) => type === "Directory").map(({ name }) => name)).toEqual(["", "deep"]);
	expect(first.nodes.find(({ name }) => name === "list.json")?.children).toEqual(["ListJson", "ListJson"]);
	expect(first.nodes.find(({ type }) => type === "MarkdownRemark")).toMatchObject({ parent: "one.md", slug: "/one/" });
	expect(first.nodes.filter(({ type }) => type === "SitePlugin").map(({ name }) => name)).toContain("gatsby-remark-prismjs");
	expect(first.output).toBe("");
});

test("a second run makes nothing, a changed file its own nodes, and a deleted one takes its nodes with it", async () => {
	const first = await source();
	const second = await source();
	expect(changed(second)).toEqual([]);
	expect(second.nodes.map(({ changed: _, ...node }) => node)).toEqual(first.nodes.map(({ changed: _, ...node }) => node));

	await utimes(join(site, "content/one.md"), new Date(), new Date()); // a new time is no new content
	await write("content/two.md", "---\ntitle: new\n---\n");
	await rm(join(site, "content/list.json"));
	const third = await source();
	expect(changed(third)).toEqual(["File two.md", "MarkdownRemark new"]);
	expect(named(third)).toEqual(
		named(first)
			.filter((name) => !/list\.json|ListJson/.test(name))
			.map((name) => name.replace("Remark two", "Remark new")),
	);
	expect(third.output).toBe("");
});

test("a change of the site's code makes all nodes anew, and says so", async () => {
	await source();
	await write("gatsby-node.js", NODE.replace('"/" +', '"/posts/" +'));
	const second = await source();
	expect(second.output).toMatch(/^info .*has changed: all data and the plugins' caches are made anew/);
	expect(second.nodes.find(({ type }) => type === "MarkdownRemark")?.slug).toBe("/posts/one/");
});

test("a build that is killed while it writes leaves a whole database", async () => {
	const first = await source();
	for (let round = 0; round < 5; round++) {
		const child = start("--go-on");
		let saves = 0;
		for await (const _ of on(child, "message")) if (++saves === 2 + round) break;
		await new Promise((resolve) => setTimeout(resolve, round * 7));
		child.kill("SIGKILL");
		await once(child, "exit");
		const next = await source();
		expect(next.output).toBe("");
		expect(named(next)).toEqual(named(first));
		expect(changed(next)).toEqual([]);
	}
});
