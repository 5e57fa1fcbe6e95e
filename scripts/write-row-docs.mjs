// Writes docs/reference/tested-rows.md: which rows of the behaviour specification's chapter 9 hold in which command, by the titles of the
// tests and how they ended. `node scripts/write-row-docs.mjs RESULTS.json`, where RESULTS.json is what Vitest's JSON reporter wrote.
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { node, ROOT } from "./prepare.mjs";

const ROW = /\b9\.\d+\.\d+(?:[–-](?:9\.\d+\.)?\d+)?\b/g;
const MODES = ["serve", "develop"];

const rows = new Map();
for (const { name: file, assertionResults } of JSON.parse(readFileSync(process.argv[2], "utf8")).testResults) {
	for (const test of assertionResults) {
		const titles = [...test.ancestorTitles, test.title];
		for (const title of titles) for (const row of rowsOf(title)) note(row, title, relative(ROOT, file), test);
	}
}

/** The rows stand before the sentence: "9.6.4, 9.6.6 a hash is kept", "9.4.1–3 …". */
function rowsOf(title) {
	const [head] = /^[\d.,–-]+(?: [\d.,–-]+)*(?= )/.exec(title) ?? [""];
	return (head.match(ROW) ?? []).flatMap(expand);
}

function note(row, title, file, { ancestorTitles, status }) {
	const entry = rows.get(row) ?? { modes: new Map(), titles: new Set() };
	rows.set(row, entry);
	entry.titles.add(title.replace(/^[\d.–,\s-]+/, "").replace(/: (?:%s|\/.*|\$policy.*)$/, ""));
	const where = [file, ...ancestorTitles].join(" ");
	const named = MODES.filter((mode) => new RegExp(`\\b${mode}\\b`).test(where));
	for (const mode of named.length > 0 ? named : [file.startsWith("packages/") ? "unit" : "serve"]) {
		if (status === "skipped" || status === "pending") continue;
		entry.modes.set(mode, (entry.modes.get(mode) ?? true) && status === "passed");
	}
}

/** `9.4.1–3` and `9.7.1–9.7.10` are several rows. */
function expand(text) {
	const [, chapter, first, last = first] = /^(9\.\d+)\.(\d+)(?:[–-](?:9\.\d+\.)?(\d+))?$/.exec(text);
	return Array.from({ length: last - first + 1 }, (_, index) => `${chapter}.${Number(first) + index}`);
}

const byNumber = (a, b) => a.split(".").reduce((order, part, index) => order || part - b.split(".")[index], 0);
const cell = (text) => text.replaceAll("|", "\\|");
const lines = [...rows]
	.sort(([a], [b]) => byNumber(a, b))
	.map(([row, { modes, titles }]) => {
		const held = [...MODES, "unit"].map((mode) => (modes.has(mode) ? (modes.get(mode) ? "held" : "**fails**") : "–"));
		return `| ${row} | ${cell([...titles].join("; "))} | ${held.join(" | ")} |`;
	});
const text = `# Gatsby's own tests, row by row

Gatsby's repository tests its behaviour from end to end. The rows below are those of its tests that concern pages, navigation, Head, scripts,
slices, redirects, trailing slashes, prefixes, functions and client-only routes; the sentence is the title of our test for it. Written by
\`scripts/write-row-docs.mjs\` from a run of the whole suite. A dash: the row does not concern the command,
or is shown by another column.

Rows that are not here:

- 9.5.20 (no preload links in HTML): a document preloads the modules and the slices' data that it needs itself, which makes it interactive
  sooner; it preloads nothing of other pages.
- Of 9.2.21 the buttons of the overlay that reload or skip rendering on the server: the overlay goes by itself when the error is mended.
- Of 9.10.14 webpack's magic comments: there is no webpack, and Rolldown knows none of them.
- Of 9.13.2 the choice of an adapter by the host where a build runs: an adapter is named in gatsby-config.

| row | shown | serve | develop | unit tests |
| --- | ----- | ----- | ------- | ---------- |
${lines.join("\n")}
`;
const file = join(ROOT, "docs/reference/tested-rows.md");
writeFileSync(file, text);
await node(["node_modules/@biomejs/biome/bin/biome", "format", "--write", file]);
console.log(`${rows.size} rows`);
