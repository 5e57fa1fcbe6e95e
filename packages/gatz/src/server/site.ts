import type { Artifact } from "../artifact/artifact.js";
import type { WritePolicy } from "../universal/content-policy.js";
import type { AnswerTags } from "./answer-tags.js";
import type { PageCache } from "./cache-pages.js";
import type { DeferredPages } from "./deferred-pages.js";
import type { AnswerEncoder } from "./encode-answer.js";
import type { Logger } from "./exchange.js";
import type { HeaderRules } from "./header-rules.js";
import type { ServerLimits } from "./limits.js";
import type { Route } from "./route.js";

/** What answers to requests of one site share. */
export interface Site extends ServerLimits {
	readonly artifact: Artifact;
	readonly headerRules: HeaderRules;
	/** Documents and page data of deferred pages, by form and path. */
	readonly deferred: DeferredPages;
	/** null where the site has no Content-Security-Policy. */
	readonly writePolicy: WritePolicy | null;
	readonly logger: Logger;
	/** Names a route for people and metrics: see `createRouteLabels`. */
	label(route: Route, status: number): string;
	/** Errors of which the site's `onRequestError` knows. */
	readonly told: WeakSet<object>;
	/** Logs a message the first time. */
	readonly warnOnce: (message: string) => void;
	/** null where answers are sent as they are. */
	readonly encoder: AnswerEncoder | null;
	/** null where answers carry the tags of their pages only. */
	readonly tags: AnswerTags | null;
	/** Answers of server-rendered pages; null where none are kept. */
	readonly cache: PageCache | null;
}
