import { runInNewContext } from "node:vm";
import type { Answer } from "./subject.js";

/** What the bootstrap script of a document leaves on `window`. */
export interface Globals {
	readonly pagePath?: string;
	readonly pageData?: { path: string; result: { serverData?: unknown; pageContext: object } };
}

/** Runs the bootstrap script of a document. */
export function globalsOf(answer: Answer): Globals {
	const script = /<script[^>]*id="gatsby-script-loader"[^>]*>([\s\S]*?)<\/script>/.exec(answer.body)?.[1];
	if (script === undefined) throw new Error(`No bootstrap script in ${answer.status}: ${answer.body.slice(0, 300)}`);
	const window = {};
	runInNewContext(script, { window });
	return JSON.parse(JSON.stringify(window)) as Globals;
}

/** The JSON that `Show` of the site put into the element with this id. */
export function shown(answer: Answer, id = "props"): unknown {
	const text = new RegExp(`<pre id="${id}">(.*?)</pre>`, "s").exec(answer.body)?.[1];
	if (text === undefined) throw new Error(`Nothing shown as ${id} in ${answer.status}: ${answer.body.slice(0, 300)}`);
	return JSON.parse(text.replace(/&(quot|amp|lt|gt|#x27);/g, (_, name: string) => ENTITIES[name] as string));
}

/** The `page-data.json` of a page: where the browser asks when it navigates there. */
export function dataTarget(target: string): string {
	const [path = "", ...query] = target.split("?");
	const search = query.length > 0 ? `?${query.join("?")}` : "";
	return `/page-data/${path.replace(/^\/+|\/+$/g, "") || "index"}/page-data.json${search}`;
}

const ENTITIES: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" };
