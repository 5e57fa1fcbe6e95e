import type { DocumentSources } from "./content-policy.js";
import type { PageResult, RouteParams, StaticQueryResults } from "./page.js";
import type { PageSlices, SliceDataById, SlicesMap } from "./slice.js";

/** The exports of a page component's module that the framework reads. SPEC 3.6.8. */
export interface TemplateModule {
	readonly default?: unknown;
	readonly Head?: unknown;
	readonly getServerData?: unknown;
	readonly config?: unknown;
}

/** Where the files of a build are, as the document needs to know it. Made by the bundle, kept in the artifact. */
export interface DocumentAssets {
	/** Hash of the browser bundle; `window.___webpackCompilationHash`. SPEC 2.5.3. */
	readonly bundleHash: string;
	/** Script elements at the end of the body, in order. `src` is absolute (prefixes applied). */
	readonly scripts: readonly { readonly src: string; readonly module: boolean }[];
	/** Modules that every page needs besides its template. */
	readonly preloads: readonly string[];
	/** Template name → modules that a page of it loads. */
	readonly templatePreloads: Readonly<Record<string, readonly string[]>>;
	/** The site's one stylesheet: inlined when `css` is there, else linked. null when there is no CSS. SPEC 2.3.3. */
	readonly stylesheet: { readonly href: string; readonly css?: string } | null;
	/** Elements that go into the head as they are (development only: Vite's client, styles of the page). */
	readonly headHtml?: string;
}

/** All that is needed to render one page to a document. Plain values: the server makes it, the artifact's renderer takes it. */
export interface RenderInput {
	readonly template: TemplateModule;
	readonly templateName: string;
	/** `window.pagePath`: canonical path, for a server-rendered page with its raw search string. SPEC 1.6.9. */
	readonly pagePath: string;
	/** `location` of the components; `pathname` includes the path prefix and is encoded as a browser's. SPEC 5.1.1–2. */
	readonly location: { readonly pathname: string; readonly search: string };
	/** Props `path`, `uri` and `params`. SPEC 5.1.3–6. */
	readonly path: string;
	readonly uri: string;
	readonly params: RouteParams;
	/** Source of the component's props: the values that `pageDataJson`'s `result` holds, so that both sides see the same; shared with no other render. */
	readonly result: PageResult;
	/** Has at least those of the template; absent when it has none. */
	readonly staticQueries?: StaticQueryResults | undefined;
	/** Those of the page; absent when it has none. */
	readonly slices?: PageSlices | undefined;
	/** The JSON answer of the same page. Inlined as `window.pageData` when given. SPEC 1.6.10–13. */
	readonly pageDataJson: string | null;
	/** Replaces the build's assets for this document (development). */
	readonly assets?: DocumentAssets;
	/** Absent: the page may wait as long as it likes, and nobody is told what fails inside its boundaries. */
	readonly watch?: RenderWatch | undefined;
}

/** Watches over a render that may take its time. A page that never waits calls nothing of it but `onError`. */
export interface RenderWatch {
	/** Whether the document may be given before all of its page is ready. Read when the page has to wait. */
	readonly mayStream: boolean;
	/**
	 * The page waits for something.
	 * @param abort ends that: boundaries that are waited for are left to the browser; where one waits outside of all, the render fails with the reason
	 */
	onWaiting(abort: (reason: unknown) => void): void;
	/** It waits no more. Called once after `onWaiting`. */
	onSettled(): void;
	/** Gets what was thrown inside a Suspense boundary, and a reason to abort for each that was waited for; the rest of the page is shown. */
	onError(error: unknown): void;
}

/** What a document is made of that may be given before it is whole. */
export interface StreamInput extends RenderInput {
	readonly watch: RenderWatch;
}

/** A document, or, where its page waits, a stream of it that begins when all outside of Suspense boundaries is ready. */
export type DocumentBody = string | DocumentStream;

/** A `ReadableStream<Uint8Array>` of the platform, whose types this layer does not have. It has to be read or cancelled. */
export interface DocumentStream extends AsyncIterable<Uint8Array> {
	cancel(reason?: unknown): Promise<void>;
}

/** The request that an error belongs to, as `onRequestError` gets it. */
export interface FailedRequest {
	readonly request: {
		readonly method: string;
		/** Raw request target. */
		readonly url: string;
		/** Names in lower case. */
		readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	};
	/** Name of the route, as in metrics: a pattern, a path or a source file. Absent where requests are not observed. */
	readonly route?: string | undefined;
	/** What the visitor was told, and the log says. */
	readonly requestId: string;
	/** `request`: neither of the others, as a file that can't be read. */
	readonly phase: "getServerData" | "render" | "function" | "request";
}

/**
 * What the artifact offers for rendering. The server knows React through this interface only, so there is exactly one React:
 * the one that was bundled with the site's components.
 */
export interface Renderer {
	/** The module of a template, from memory after the first time. Rejects when its module throws while it is evaluated. */
	loadTemplate(name: string): TemplateModule | Promise<TemplateModule>;
	/**
	 * What stands at the aliases of a page, from memory when the same two objects were given before. Rejects when the module of a slice
	 * throws while it is evaluated.
	 */
	loadSlices(map: SlicesMap, data: SliceDataById): PageSlices | Promise<PageSlices>;
	/** The whole document. A string unless the page suspends. Throws or rejects with what the page threw. */
	renderDocument(input: RenderInput): string | Promise<string>;
	/** The same, with what a Content-Security-Policy has to allow for it: hashes, so that a shared cache may keep the document. */
	renderSecured(input: RenderInput): SecuredDocument | Promise<SecuredDocument>;
	/** For one visitor: as `renderDocument`, but need not wait for all of the page. */
	streamDocument(input: StreamInput): string | Promise<DocumentBody>;
	/**
	 * The same, with what a Content-Security-Policy has to allow for it.
	 * @param nonce for its scripts and styles
	 */
	streamSecured(input: StreamInput, nonce: string): SecuredDocument | Promise<SecuredDocument<DocumentBody>>;
	/** Tells the site's `onRequestError` hooks of what was thrown; absent when there are none. Rejects when one of them fails. */
	onRequestError?: ((error: unknown, failed: FailedRequest) => Promise<void>) | undefined;
}

/** A document for a site with a Content-Security-Policy. */
export interface SecuredDocument<Body extends DocumentBody = string> {
	readonly html: Body;
	readonly sources: DocumentSources;
	/** Those among them that the browser inserts when a visitor comes by navigation: of Head (none with a nonce), of `Script`s, and the page's styles. */
	readonly carried: DocumentSources;
}

/** What the server half of a bundle exports (`render.mjs`). */
export interface RenderBundle {
	createRenderer(options: {
		assets: DocumentAssets;
		pathPrefix: string;
		/** Whether plain pages may be rendered without React: for a renderer that serves, as the first page of each template is rendered twice. */
		plainPages?: boolean;
	}): Renderer;
}
