import { type Agent, request } from "node:http";

/** An answer as it came over the wire. */
export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly text: string;
}

export interface GetOptions {
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string;
	/** Whose connections are used; absent: one of its own. */
	readonly agent?: Agent;
}

/** Asks for a URL with its path as it stands, redirects not followed. */
export function get(url: string, options: GetOptions = {}): Promise<Answer> {
	const [, origin, target] = /^(\w+:\/\/[^/]+)(.*)$/.exec(url) as unknown as [string, string, string];
	return new Promise((resolve, reject) => {
		const { method = "GET", headers = {}, body, agent = false } = options;
		const outgoing = request(origin, { path: target || "/", method, headers, agent }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
			incoming.on("error", reject);
			incoming.on("end", () => {
				resolve({ status: incoming.statusCode as number, headers: incoming.headers, text: Buffer.concat(chunks).toString() });
			});
		});
		outgoing.on("error", reject);
		outgoing.end(body);
	});
}

/** The text of a page without tags and without the comments that React puts between texts. */
export function heading(html: string): string | undefined {
	return /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1]?.replace(/<!--.*?-->/g, "");
}
