import type { IncomingMessage, ServerResponse } from "node:http";

/** The request that a function of `src/api` gets. SPEC 6.6. */
// biome-ignore lint/suspicious/noExplicitAny: Gatsby's default
export interface GatsbyFunctionRequest<Body = any> extends IncomingMessage {
	/** What stands behind the `?`. */
	query: Record<string, string>;
	/** What stands at `[name]` and `[...name]` of the file's name. */
	params: Record<string, string>;
	/** As the body parsers left it. */
	body: Body;
	cookies: Record<string, string>;
	/** Of a multipart form, in memory. */
	files?: readonly GatsbyFunctionFile[];
	rawUrl?: string;
	get(name: string): string | string[] | undefined;
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

/** The response of a function of `src/api`. SPEC 6.6. */
// biome-ignore lint/suspicious/noExplicitAny: Gatsby's default
export interface GatsbyFunctionResponse<Body = any> extends ServerResponse {
	readonly locals: Record<string, unknown>;
	/** A text as HTML, bytes as they are, the rest as JSON. */
	send(body?: Body): void;
	json(body: Body): void;
	status(statusCode: number): this;
	sendStatus(statusCode: number): this;
	set(name: string | Readonly<Record<string, string>>, value?: string | number | readonly string[]): this;
	get(name: string): string | number | string[] | undefined;
	type(type: string): this;
	cookie(name: string, value: unknown, options?: object): this;
	clearCookie(name: string, options?: object): this;
	/** 302 by default. */
	redirect(url: string): this;
	redirect(status: number, url: string): this;
}

export interface GatsbyFunctionBodyParserCommonMiddlewareConfig {
	/** A content type, such as `text/*`. */
	type?: string;
	/** Bytes, or a text such as `100kb`. */
	limit?: string | number;
}

export interface GatsbyFunctionBodyParserUrlencodedConfig extends GatsbyFunctionBodyParserCommonMiddlewareConfig {
	/** Whether values may be lists and objects. */
	extended: boolean;
}

export interface GatsbyFunctionBodyParserConfig {
	json?: GatsbyFunctionBodyParserCommonMiddlewareConfig;
	raw?: GatsbyFunctionBodyParserCommonMiddlewareConfig;
	text?: GatsbyFunctionBodyParserCommonMiddlewareConfig;
	urlencoded?: GatsbyFunctionBodyParserUrlencodedConfig;
}

/** What a function's file may export as `config`. SPEC 6.6.10. */
export interface GatsbyFunctionConfig {
	bodyParser?: GatsbyFunctionBodyParserConfig;
}
