import { createHash } from "node:crypto";
import { expect } from "vitest";

/** A page in the answer of `/___pages.json`. */
interface ListedPage {
	readonly path: string;
	readonly matchPath?: string;
	readonly source: string;
}

/** How many pages of each template are compared. */
const SAMPLE = 20;

/**
 * Expects two servers to send the same documents for pages of every template: without scripts and styles, each asset named by its content.
 * @param serve URL of a built site
 * @param develop URL of the same site in develop, which knows the pages
 * @param more paths of pages that have patterns
 */
export async function expectSameDocuments(serve: string, develop: string, more: readonly string[] = []): Promise<void> {
	const pages = (await (await fetch(`${develop}/___pages.json`)).json()) as ListedPage[];
	const paths = new Map<string, string[]>();
	for (const { path, matchPath, source } of pages) {
		if (matchPath !== undefined) continue;
		const ofTemplate = paths.get(source) ?? [];
		if (ofTemplate.length < SAMPLE) paths.set(source, [...ofTemplate, path]);
	}
	for (const path of [...[...paths.values()].flat(), ...more]) {
		const url = path.split("/").map(encodeURIComponent).join("/").replaceAll("%3F", "?").replaceAll("%3D", "=");
		const [built, live] = await Promise.all([readDocument(serve, url), readDocument(develop, url)]);
		expect(live, path).toBe(built);
	}
}

async function readDocument(site: string, path: string): Promise<string> {
	const response = await fetch(site + path);
	const html = await response.text();
	const bare = html
		.replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/g, "")
		.replace(/<link\b[^>]*\brel="(?:stylesheet|preload|modulepreload)"[^>]*>/g, "")
		// What stood between the removed ones.
		.replace(/\s+(?=<)/g, "");
	const parts = await Promise.all(
		bare.split(/((?:src|href|srcset)="[^"]*")/).map(async (part, index) => (index % 2 === 0 ? part : nameAsset(site, part))),
	);
	return `${response.status} ${parts.join("").replaceAll("><", ">\n<")}`;
}

/** An asset by its content: a build puts small ones into the document, and names the others by a hash. */
async function nameAsset(site: string, attribute: string): Promise<string> {
	const [, name = "", url = ""] = /^(\w+)="([^"]*)"$/.exec(attribute) ?? [];
	const isAsset = url.startsWith("data:") || /^\/(?:static|src|@fs)\/.*\.\w+$/.test(url);
	if (!isAsset) return attribute;
	const response = await fetch(url.startsWith("data:") ? url.replaceAll("&#x27;", "'").replaceAll("&amp;", "&") : site + url);
	const bytes = new Uint8Array(await response.arrayBuffer());
	return `${name}="${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}"`;
}
