import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const markdown = (folder: string) => readdirSync(join(ROOT, folder), { recursive: true }).map((path) => join(folder, String(path)));
const PAGES = ["README.md", "CONTRIBUTING.md", ...markdown("docs"), ...markdown("decisions")].filter((path) => path.endsWith(".md"));

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, "");

/** The anchors of a page's headings, as code hosts make them. */
function anchors(file: string): string[] {
	const headings = withoutCode(readFileSync(file, "utf8")).matchAll(/^#+ (.*)$/gm);
	return Array.from(headings, ([, text = ""]) =>
		text
			.toLowerCase()
			.replace(/[^\w\- ]/g, "")
			.replaceAll(" ", "-"),
	);
}

test.each(PAGES)("the links of %s lead somewhere", (page) => {
	const links = withoutCode(readFileSync(join(ROOT, page), "utf8")).matchAll(/\]\((?!\w+:)([^)#]*)(?:#([^)]*))?\)/g);
	for (const [link, path = "", anchor] of links) {
		const file = path === "" ? join(ROOT, page) : resolve(ROOT, dirname(page), path);
		expect(existsSync(file), link).toBe(true);
		if (anchor !== undefined) expect(anchors(file), link).toContain(anchor);
	}
});

test("the README lists every page of the documentation", () => {
	const readme = readFileSync(join(ROOT, "README.md"), "utf8");
	for (const page of PAGES.filter((path) => path.startsWith("docs/"))) expect(readme).toContain(`(${page})`);
});
