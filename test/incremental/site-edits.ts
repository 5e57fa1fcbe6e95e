import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { TemporarySite } from "../support/temporary-site.js";

/** A change of the site `incremental`. */
export interface SiteEdit {
	readonly name: string;
	/** @param random gives numbers from 0 up to 1 */
	apply(site: TemporarySite, random: () => number): Promise<void>;
	/** What the build prints that is the first one after this edit of the original site, or after an edit before it. */
	readonly prints?: readonly (string | RegExp)[];
	readonly doesNotPrint?: readonly (string | RegExp)[];
}

interface Item {
	readonly id: string;
	readonly slug: string;
	[field: string]: unknown;
}

/** @param change gives the file's new content; one that is equal to the old fails the edit */
async function edit(site: TemporarySite, path: string, change: (text: string) => string): Promise<void> {
	await site.write(path, change(await site.read(path)));
}

function editNotes(site: TemporarySite, change: (notes: Item[]) => readonly Item[]): Promise<void> {
	return edit(site, "data/notes.json", (text) => JSON.stringify(change(JSON.parse(text) as Item[]), null, "\t"));
}

function pick<T>(items: readonly T[], random: () => number): T {
	return items[Math.floor(random() * items.length)] as T;
}

const word = (random: () => number): string => `w${Math.floor(random() * 1e9).toString(36)}`;

/** Changes a part of a text that a pattern finds. */
const replaced = (pattern: RegExp, text: string) => (content: string) => {
	if (!pattern.test(content)) throw new Error(`${pattern} is not in ${content}`);
	return content.replace(pattern, text);
};

async function publicFiles(site: TemporarySite): Promise<string[]> {
	const entries = await readdir(join(site.directory, "public"), { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return files.map((file) => file.slice(site.directory.length + 1)).sort();
}

const NOT_BUNDLED = [/Bundled/, /made anew/];

/** In the order in which `edits.test.ts` makes them, each one on top of those before. */
export const SITE_EDITS: readonly SiteEdit[] = [
	{
		name: "a field of a node",
		apply: (site, random) =>
			editNotes(site, (notes) => {
				const { id } = pick(notes, random);
				return notes.map((note) => (note.id === id ? { ...note, title: `T ${word(random)}` } : note));
			}),
		prints: [/Rendered again, of 8 static pages: \d \(changed data\)\n/],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "a link of a node",
		apply: (site, random) =>
			editNotes(site, (notes) => {
				const { id } = pick(notes, random);
				const author = pick(["ada", "ben", "nobody"], random);
				return notes.map((note) => (note.id === id ? { ...note, author } : note));
			}),
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "the node at the end of links",
		apply: (site, random) => edit(site, "data/authors.json", replaced(/"name": "\w+"/, `"name": "${word(random)}"`)),
		prints: [/Rendered again, of \d+ static pages: \d \(changed data\)\n/],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "what a slice's query finds",
		apply: (site, random) => edit(site, "data/slogan.json", replaced(/"text": "[^"]*"/, `"text": "${word(random)}"`)),
		prints: [/Rendered again, of \d+ static pages: \d \(changed slice slogan\)\n/],
		doesNotPrint: [...NOT_BUNDLED, "shouted"],
	},
	{
		name: "the context of a slice",
		apply: (site, random) => edit(site, "data/slogan.json", replaced(/"mood": "[^"]*"/, `"mood": "${word(random)}"`)),
		prints: [/Rendered again, of \d+ static pages: 1 \(changed slice mood\)\n/],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "a field that no query asks for",
		apply: (site, random) => edit(site, "data/authors.json", replaced(/"motto": "\w+"/, `"motto": "${word(random)}"`)),
		prints: [/Rendered again, of \d+ static pages: none\n/],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "one node more",
		apply: (site, random) =>
			editNotes(site, (notes) => {
				const name = word(random);
				const place = Math.floor(random() * (notes.length + 1));
				const weight = Math.floor(random() * 10);
				const note = { id: name, slug: name, title: `N ${name}`, weight, author: "ada", draft: false };
				return [...notes.slice(0, place), note, ...notes.slice(place)];
			}),
		prints: [/\d \(new\)/],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "one node less",
		apply: (site, random) =>
			editNotes(site, (notes) => {
				const { id } = pick(notes, random);
				return notes.length > 1 ? notes.filter((note) => note.id !== id) : notes;
			}),
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "the order of nodes",
		apply: (site) => editNotes(site, ([first, ...others]) => [...others.reverse(), ...(first ? [first] : [])]),
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "the order of nodes of two types among each other",
		apply: (site) => edit(site, "data/order.json", (text) => JSON.stringify(JSON.parse(text).reverse())),
		prints: [/Rendered again, of \d+ static pages: \d \(changed data\)\n/],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "the node that links look for, more or less",
		apply: (site) =>
			edit(site, "data/authors.json", (text) => {
				const authors = JSON.parse(text) as Item[];
				const others = authors.filter(({ slug }) => slug !== "nobody");
				const nobody = { id: "author-nobody", slug: "nobody", name: "Nobody", motto: "None" };
				return JSON.stringify(others.length < authors.length ? others : [...authors, nobody], null, "\t");
			}),
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "a new kind of value in a field",
		apply: (site, random) =>
			editNotes(site, ([first, ...others]) => [{ ...(first as Item), [`field_${word(random)}`]: random() < 0.5 ? 1 : "text" }, ...others]),
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "the text of a query",
		apply: (site, random) =>
			edit(site, "src/pages/index.js", replaced(/\{ weight: (?:ASC|DESC) \}/, `{ weight: ${pick(["ASC", "DESC"], random)} }`)),
	},
	{
		name: "a field more in a query",
		apply: (site) => edit(site, "src/templates/author.js", replaced(/^\t\t\tname$/m, "\t\t\tname\n\t\t\tmotto")),
		prints: ["Bundled again: src/templates/author.js changed.", "(changed data"],
	},
	{
		name: "a fragment",
		apply: (site, random) =>
			edit(site, "src/fragments/note-fields.js", (text) =>
				random() < 0.5 ? text.replace("title\n", "title\n\t\tslug\n") : text.replace("\t\tslug\n", ""),
			),
	},
	{
		name: "a component",
		apply: (site, random) => edit(site, "src/templates/note.js", replaced(/<h1>\w*/, `<h1>${word(random)}`)),
		prints: ["Bundled again: src/templates/note.js changed.", "(changed code"],
	},
	{
		name: "the component of a slice",
		apply: (site, random) => edit(site, "src/slices/slogan.js", replaced(/<p>\w*/, `<p>${word(random)}`)),
		prints: ["Bundled again: src/slices/slogan.js changed.", "(changed code"],
	},
	{
		name: "a style sheet",
		apply: (site, random) =>
			edit(site, "src/templates/note.module.css", replaced(/color: [^;]*/, `color: #${Math.floor(random() * 900 + 100)}`)),
		prints: ["Bundled again: src/templates/note.module.css changed."],
	},
	{
		name: "a static query",
		apply: (site, random) => edit(site, "src/components/footer.js", replaced(/limit: \d/, `limit: ${Math.floor(random() * 5 + 1)}`)),
	},
	{
		name: "a file that nothing uses",
		apply: (site, random) => site.write("src/unused.js", `export const unused = "${word(random)}";\n`),
		prints: ["Bundled again: src/unused.js changed.", /Rendered again, of \d+ static pages: none\n/],
	},
	{
		name: "siteMetadata",
		apply: (site, random) => edit(site, "gatsby-config.js", replaced(/footer: "[^"]*"/, `footer: "${word(random)}"`)),
		prints: ["gatsby-config, gatsby-node or a plugin has changed: all data and the plugins' caches are made anew."],
	},
	{
		name: "an option of a plugin",
		apply: (site, random) => edit(site, "gatsby-config.js", replaced(/mark: "[^"]*"/, `mark: "${word(random)}"`)),
		prints: ["made anew"],
	},
	{
		name: "the hooks of a plugin of the site",
		apply: (site, random) =>
			edit(site, "plugins/marks/gatsby-node.js", replaced(/node\.title \+ (?:"\w*" \+ )?/, `node.title + "${word(random)}" + `)),
		prints: ["made anew"],
	},
	{
		name: "the context of pages",
		apply: (site, random) =>
			edit(site, "gatsby-node.js", replaced(/context: \{ slug(?:, v: "\w*")? \}/, `context: { slug, v: "${word(random)}" }`)),
		prints: ["made anew", "(new)"],
	},
	{
		name: "which pages there are",
		apply: (site, random) =>
			edit(site, "gatsby-node.js", replaced(/draft: \{ \w+: \w+ \}/, `draft: { ${pick(["eq", "ne"], random)}: false }`)),
	},
	{
		name: "the paths of pages, in a file that gatsby-node requires",
		apply: (site, random) => edit(site, "lib/page-path.js", replaced(/`\/\w+/, `\`/${word(random)}`)),
		prints: ["(new)"],
	},
	{
		name: "a resolver, in a file that gatsby-node requires",
		apply: (site, random) => edit(site, "lib/minutes.js", replaced(/\* \d+/, `* ${Math.floor(random() * 90 + 10)}`)),
	},
	{
		name: "a field of nodes, in a file that gatsby-node requires",
		apply: (site, random) => edit(site, "lib/label.js", replaced(/`\w+/, `\`${word(random)}`)),
	},
	{
		name: "a type",
		apply: (site) =>
			edit(site, "gatsby-node.js", (text) =>
				text.includes("weight: Int") ? text.replace("weight: Int ", "") : text.replace("title: String! ", "title: String! weight: Int "),
			),
	},
	{
		name: "a page component more or less",
		apply: async (site) => {
			const page = 'import * as React from "react";\n\nexport default () => <p>More</p>;\n';
			const isThere = await site.read("src/pages/more.js").then(
				() => true,
				() => false,
			);
			await (isThere ? site.remove("src/pages/more.js") : site.write("src/pages/more.js", page));
		},
	},
	{
		name: "a file of static/",
		apply: (site, random) => site.write("static/robots.txt", `User-agent: ${word(random)}\n`),
		prints: [/static pages: none\n/],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "a deleted file of public/",
		apply: async (site, random) => site.remove(pick(await publicFiles(site), random)),
	},
	{
		name: "a document in public/, edited by hand",
		apply: async (site, random) => {
			const documents = (await publicFiles(site)).filter((file) => file.endsWith(".html"));
			if (documents.length > 0) await site.write(pick(documents, random), "edited");
		},
		prints: ["1 (changed files in public)"],
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: "page data in public/, edited by hand",
		apply: async (site, random) => {
			const data = (await publicFiles(site)).filter((file) => file.endsWith("page-data.json"));
			if (data.length > 0) await site.write(pick(data, random), "{}");
		},
		doesNotPrint: NOT_BUNDLED,
	},
	{
		name: ".cache deleted",
		apply: (site) => site.remove(".cache"),
	},
	{
		name: "public deleted",
		apply: (site) => site.remove("public"),
	},
	{
		name: ".cache/data deleted",
		apply: (site) => site.remove(".cache/data"),
	},
	{
		name: "a server half deleted",
		apply: (site) => site.remove(".cache/server"),
	},
	{
		name: "a GATSBY_ variable",
		apply: (site, random) => site.write(".env.production", `GATSBY_WORD=${word(random)}\n`),
		prints: [/\d+ \(changed code\)/],
	},
	{ name: "nothing", apply: async () => {}, prints: [/static pages: none\n/], doesNotPrint: NOT_BUNDLED },
];
