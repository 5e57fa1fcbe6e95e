/** What a function of `src/api` gets: Node.js's request, with what Express adds. These are the members that most functions use. SPEC 6.6.8. */
export interface GatsbyFunctionRequest<Body = unknown> extends AsyncIterable<Uint8Array> {
	readonly method?: string | undefined;
	/** The raw request target, with the path prefix. */
	readonly url?: string | undefined;
	readonly headers: { readonly [name: string]: string | string[] | undefined };
	/** Parsed as Express's extended parser does. */
	readonly query: { readonly [name: string]: unknown };
	/** A splat without a name is `*`. */
	readonly params: { readonly [name: string]: string };
	readonly cookies: { readonly [name: string]: string };
	/** As its content type says; `{}` without one. */
	readonly body: Body;
	/** Of a multipart form, in memory. */
	readonly files?: readonly GatsbyFunctionFile[];
	get(name: string): string | string[] | undefined;
	on(event: string, listener: (...args: never[]) => void): this;
}

export interface GatsbyFunctionFile {
	readonly fieldname: string;
	readonly originalname: string;
	readonly mimetype: string;
	readonly encoding: string;
	/** Bytes. */
	readonly size: number;
	readonly buffer: Uint8Array;
}

/** What a function answers with: Node.js's response, with what Express adds. SPEC 6.6.11. */
export interface GatsbyFunctionResponse<Body = unknown> {
	statusCode: number;
	readonly headersSent: boolean;
	readonly locals: Record<string, unknown>;
	status(code: number): this;
	sendStatus(code: number): this;
	/** A text as HTML, bytes as they are, the rest as JSON. */
	send(body?: Body): this;
	json(body?: Body): this;
	redirect(url: string): this;
	redirect(status: number, url: string): this;
	set(name: string | Readonly<Record<string, string>>, value?: string | number | readonly string[]): this;
	setHeader(name: string, value: string | number | readonly string[]): this;
	get(name: string): string | number | string[] | undefined;
	type(type: string): this;
	cookie(name: string, value: unknown, options?: object): this;
	clearCookie(name: string, options?: object): this;
	writeHead(status: number, headers?: Readonly<Record<string, string | number | readonly string[]>>): this;
	/** false: wait for `drain`. */
	write(chunk: string | Uint8Array): boolean;
	end(chunk?: string | Uint8Array): this;
	on(event: string, listener: (...args: never[]) => void): this;
}

interface BodyOptions {
	readonly type?: string | readonly string[];
	/** Bytes, or a text such as `5mb`. Default 100 kB. */
	readonly limit?: number | string;
}

/** `export const config` of a function. SPEC 6.6.10. */
export interface GatsbyFunctionConfig {
	readonly bodyParser?: {
		readonly raw?: BodyOptions;
		readonly text?: BodyOptions;
		/** `extended`: whether names may nest. Default true. */
		readonly urlencoded?: BodyOptions & { readonly extended?: boolean };
		readonly json?: BodyOptions;
	};
}
