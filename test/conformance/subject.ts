/** An answer, its body as text. Names of headers in lower case. */
export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: string;
}

export interface AskOptions {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

/** Something that answers requests for the site of this folder: a handler, `serve`, `develop`. */
export interface Subject {
	/** @param target raw request target, sent as it is */
	fetch(target: string, options?: AskOptions): Promise<Answer>;
	/** What was logged as errors since the last call; absent where it can't be seen. */
	takeErrors?(): string[];
	/** An error that a page's document and its data have in common is logged once. */
	readonly tellsOnce?: boolean;
	close(): Promise<void>;
}

/** Lines of SPEC that a subject does not hold, and why. */
export type SkipList = Readonly<Record<string, string>>;
