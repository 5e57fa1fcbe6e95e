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
	rawUrl?: string;
}

/** The response of a function of `src/api`. SPEC 6.6. */
// biome-ignore lint/suspicious/noExplicitAny: Gatsby's default
export interface GatsbyFunctionResponse<Body = any> extends ServerResponse {
	/** A text, bytes, or what JSON can hold. */
	send(body: Body): void;
	json(body: Body): void;
	status(statusCode: number): this;
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
