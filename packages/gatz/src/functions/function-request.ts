import { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FunctionCall } from "../artifact/function-bundle.js";
import type { GatsbyFunctionFile } from "../function-api.js";
import { parseCookies } from "../server/cookies.js";
import { parseQuery, type Query } from "../server/query.js";
import type { AnswerSocket } from "./answer-socket.js";

/** What a function gets: Node.js's own request, with what Express adds to it. SPEC 6.6.8. */
export class FunctionRequest extends IncomingMessage {
	readonly originalUrl: string;
	readonly baseUrl = "";
	readonly path: string;
	readonly query: Query;
	params: Record<string, string>;
	cookies: Record<string, string>;
	/** `{}` where there is none. */
	body: unknown = {};
	files?: readonly GatsbyFunctionFile[];
	readonly protocol: string;
	readonly secure: boolean;
	readonly hostname: string;
	readonly ip: string | undefined;
	readonly xhr: boolean;

	constructor({ request, params, search }: FunctionCall, socket: AnswerSocket) {
		super(socket as unknown as Socket);
		const { method, url, headers } = request;
		Object.assign(this, { method, url, httpVersion: "1.1", httpVersionMajor: 1, httpVersionMinor: 1 });
		this.headers = { ...headers } as IncomingMessage["headers"];
		this.rawHeaders = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().flatMap((item) => [name, item]));
		this.originalUrl = url;
		this.path = search === "" ? url.replace(/\?$/, "") : url.slice(0, -search.length);
		this.query = parseQuery(search);
		this.params = params["*"] === undefined ? params : { ...params, 0: params["*"] };
		this.cookies = Object.fromEntries(parseCookies(this.headers.cookie));
		const origin = new URL(request.origin());
		this.protocol = origin.protocol.slice(0, -1);
		this.secure = origin.protocol === "https:";
		this.hostname = origin.hostname;
		this.ip = request.address;
		this.xhr = String(headers["x-requested-with"]).toLowerCase() === "xmlhttprequest";
		// Own properties, for Express gives requests another prototype.
		const read = createRead(this, request);
		this._read = (size) => {
			super._read(size);
			read();
		};
	}

	get(name: string): string | string[] | undefined {
		const key = name.toLowerCase();
		return this.headers[key === "referrer" ? "referer" : key];
	}

	header(name: string): string | string[] | undefined {
		return this.get(name);
	}
}

/** Reads the body as fast as it is asked for; what is not asked for is never read. */
function createRead(message: IncomingMessage, request: FunctionCall["request"]): () => void {
	let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
	const end = (): void => {
		message.complete = true;
		message.push(null);
	};
	return () => {
		reader ??= request.body()?.getReader();
		if (!reader) return end();
		reader.read().then(
			({ done, value }) => (done ? end() : message.push(value)),
			(error) => message.destroy(error),
		);
	};
}
