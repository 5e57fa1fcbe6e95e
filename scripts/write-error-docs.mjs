// Writes docs/reference/errors.md from the catalogue of the built framework: `npm run build && node scripts/write-error-docs.mjs`.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const FAULTS = {
	site: "the site's source or configuration",
	plugin: "a plugin, or a hook of the site",
	environment: "the machine, the command line or what was deployed",
	framework: "Gatz itself: the stack is printed, and a report is welcome",
};

/** @param {Record<string, { fault: string, what: string, fix: string, gatsby?: string }>} errors the catalogue */
export function errorDocs(errors) {
	const faults = Object.entries(FAULTS).map(([fault, meaning]) => `- **${fault}**: ${meaning}.`);
	const sections = Object.entries(errors).map(([code, { fault, what, fix, gatsby }]) =>
		[
			`## GATZ_${code}`,
			`${markdown(what)}`,
			`**Fix:** ${markdown(fix)}`,
			`Fault: ${fault}.${gatsby === undefined ? "" : ` Gatsby's code for the same thing: ${gatsby}.`}`,
		].join("\n\n"),
	);
	return `${[INTRODUCTION, faults.join("\n"), ...sections].join("\n\n")}\n`;
}

const INTRODUCTION = `# Errors

<!-- Written by scripts/write-error-docs.mjs from packages/gatz/src/universal/errors.ts. -->

Every error that a site, a plugin or a machine can cause has a code that does not change between versions. What is printed says what
happened with the values seen, where it happened (file and line, key path, plugin, page), shows the lines of source when they are known,
and ends with one sentence that says what to do. A command that met an error ends with exit code 1, and the build that was there before
is still whole. While a site is served, an error is printed with the id that the visitor's answer has in its \`x-request-id\` header; nothing
of its text reaches the visitor.

Words in braces stand for values. The fault says where to look first:`;

/** Markdown would take `<title>` for HTML. */
function markdown(text) {
	return text.replace(/<[^>]+>/g, "`$&`");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const { ERRORS } = await import("../packages/gatz/dist/universal/errors.js");
	writeFileSync(new URL("../docs/reference/errors.md", import.meta.url), errorDocs(ERRORS));
}
