import { type IncomingMessage, ServerResponse, STATUS_CODES } from "node:http";
import { contentTypeOf } from "../artifact/content-types.js";
import { type CookieOptions, serialiseCookie } from "./cookie.js";

/** What a function answers with: Node.js's own response, with what Express adds to it. SPEC 6.6.11. */
export class FunctionResponse extends ServerResponse {
	/** For middleware to keep things in. */
	readonly locals: Record<string, unknown> = {};

	constructor(request: IncomingMessage) {
		super(request);
		this.sendDate = false;
		// Whoever sends the answer on cuts it into chunks, whatever headers say.
		Object.defineProperty(this, "chunkedEncoding", { get: () => false, set() {} });
	}

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	/** Sends a status with its name as the text. */
	sendStatus(code: number): this {
		return this.status(code)
			.type("txt")
			.send(STATUS_CODES[code] ?? String(code));
	}

	/** Sends a text as HTML, bytes as they are, and anything else as JSON; a content type that was set stays. */
	send(body?: unknown): this {
		if (body === undefined || body === null) return this.#finish(Buffer.alloc(0));
		if (typeof body === "string") {
			const type = String(this.getHeader("content-type") ?? "text/html");
			this.setHeader("content-type", /charset=/i.test(type) || !isText(type) ? type : `${type}; charset=utf-8`);
			return this.#finish(Buffer.from(body));
		}
		if (!ArrayBuffer.isView(body)) return this.json(body);
		if (!this.hasHeader("content-type")) this.setHeader("content-type", "application/octet-stream");
		return this.#finish(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
	}

	json(body?: unknown): this {
		if (!this.hasHeader("content-type")) this.setHeader("content-type", "application/json; charset=utf-8");
		return this.#finish(Buffer.from(JSON.stringify(body) ?? ""));
	}

	/** `redirect(url)` is a 302, `redirect(status, url)` any other. */
	redirect(statusOrUrl: number | string, url?: string | number): this {
		const [status, target] = typeof statusOrUrl === "number" ? [statusOrUrl, String(url)] : [Number(url ?? 302), statusOrUrl];
		this.status(status).location(target).type("txt");
		return this.send(`${STATUS_CODES[status]}. Redirecting to ${this.getHeader("location")}`);
	}

	/** `back` is where the visitor comes from. Characters that a header can't carry are encoded. */
	location(url: string): this {
		const target = url === "back" ? (this.req.headers.referer ?? "/") : url;
		this.setHeader("location", target.replace(/[^\x21-\x7e]+/g, encodeURIComponent));
		return this;
	}

	set(name: string | Readonly<Record<string, string | readonly string[]>>, value?: number | string | readonly string[]): this {
		if (typeof name !== "string") for (const [key, each] of Object.entries(name)) this.set(key, each);
		else this.setHeader(name, typeof value === "number" || typeof value === "string" ? value : (value ?? []).map(String));
		return this;
	}

	header(...given: Parameters<FunctionResponse["set"]>): this {
		return this.set(...given);
	}

	get(name: string): number | string | string[] | undefined {
		return this.getHeader(name);
	}

	append(name: string, value: string | readonly string[]): this {
		this.appendHeader(name, value);
		return this;
	}

	/** A content type, or the extension of files that have it. */
	type(type: string): this {
		this.setHeader("content-type", type.includes("/") ? type : contentTypeOf(`.${type === "text" ? "txt" : type}`));
		return this;
	}

	contentType(type: string): this {
		return this.type(type);
	}

	vary(field: string): this {
		const named = [this.getHeader("vary") ?? []].flat().join(", ");
		const isThere =
			named === "*" ||
			named
				.toLowerCase()
				.split(/\s*,\s*/)
				.includes(field.toLowerCase());
		if (!isThere) this.setHeader("vary", named === "" ? field : `${named}, ${field}`);
		return this;
	}

	cookie(name: string, value: unknown, options: CookieOptions = {}): this {
		return this.append("set-cookie", serialiseCookie(name, value, options));
	}

	clearCookie(name: string, options: CookieOptions = {}): this {
		const { maxAge: _, ...rest } = options;
		return this.cookie(name, "", { ...rest, expires: new Date(1) });
	}

	#finish(bytes: Buffer): this {
		if (this.statusCode === 204 || this.statusCode === 304) {
			this.removeHeader("content-type");
			return this.end();
		}
		this.setHeader("content-length", bytes.length);
		return this.end(bytes);
	}
}

function isText(type: string): boolean {
	return /^text\/|[/+](?:json|javascript|xml)$/.test(type);
}
