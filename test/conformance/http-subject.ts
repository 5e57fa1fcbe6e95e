import { Agent, request } from "node:http";
import type { Answer, AskOptions, Subject } from "./subject.js";

/** Asks a server with raw request targets, which `fetch` would normalise. */
export function createHttpSubject(host: string, port: number, options: Pick<Subject, "takeErrors" | "tellsOnce" | "close">): Subject {
	const agent = new Agent({ keepAlive: true, maxSockets: 4 });
	return {
		...options,
		fetch: (target, ask = {}) => send(agent, host, port, target, ask),
		async close() {
			agent.destroy();
			await options.close();
		},
	};
}

function send(agent: Agent, host: string, port: number, path: string, { method = "GET", headers = {}, body }: AskOptions): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const outgoing = request({ agent, host, port, path, method, headers }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
			incoming.on("error", reject);
			incoming.on("end", () => {
				const answer = { status: incoming.statusCode as number, headers: incoming.headers, body: Buffer.concat(chunks).toString() };
				setImmediate(resolve, answer); // what the server printed before is there by now, but perhaps not read yet
			});
		});
		outgoing.on("error", reject);
		outgoing.end(body);
	});
}
