import type { RouteParams } from "../universal/page.js";

/** A function of `src/api`, as the server knows it. SPEC 6.6. */
export interface FunctionRow {
	/** `/api/users/[id]`: also its name in the bundle. */
	readonly path: string;
	/** `/api/users/:id`, for a path with parameters. */
	readonly matchPath?: string;
	/** Source file, relative to the site, for messages. */
	readonly source: string;
}

/** A request to a function. The functions in it are called on first use only. */
export interface FunctionCall {
	/** Of its {@link FunctionRow}. */
	readonly path: string;
	readonly params: RouteParams;
	readonly request: {
		readonly method: string;
		/** Raw request target. */
		readonly url: string;
		/** Names in lower case. */
		readonly headers: Readonly<Record<string, string | string[] | undefined>>;
		readonly address?: string | undefined;
		body(): ReadableStream<Uint8Array> | null;
		signal(): AbortSignal;
		origin(): string;
	};
	/** `""`, or the raw text from `?`. */
	readonly search: string;
	/** Told of what fails after the answer has begun. */
	onError(error: unknown): void;
	onWarning(message: string): void;
}

/** What a function has answered, as soon as its head and first bytes are there. */
export interface FunctionAnswer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Record<string, string | string[]>;
	readonly body: Uint8Array | ReadableStream<Uint8Array> | null;
}

/** What `functions.mjs` of a server half exports: the site's functions with all that they need to run. */
export interface FunctionBundle {
	/** Rejects with what the function threw, if it had answered nothing by then. */
	runFunction(call: FunctionCall): Promise<FunctionAnswer>;
}
