import type { PrerenderedSources } from "../universal/content-policy.js";
import type { PageMode, PageRow, StaticQueryResults } from "../universal/page.js";
import type { RedirectTable } from "../universal/redirect-table.js";
import type { Renderer } from "../universal/renderer.js";
import type { RouteTable } from "../universal/route-table.js";
import type { SliceDataById } from "../universal/slice.js";
import type { ContentCoding } from "./content-coding.js";
import type { FunctionBundle, FunctionRow } from "./function-bundle.js";
import type { PageTags } from "./page-tags.js";
import type { SiteSettings, TemplateRecord } from "./schema.js";

/** A file that may be sent to a visitor. */
export interface PublicFile {
	/** Absolute path on disk. */
	readonly file: string;
	readonly size: number;
	/** Quoted, strong when the content's hash is known. */
	readonly etag: string;
	readonly immutable: boolean;
	readonly contentType: string;
	/** What the build has compressed: the same content in another form, each with a tag of its own. */
	readonly encoded?: Readonly<Partial<Record<ContentCoding, PublicFile>>> | undefined;
}

/** The functions of a site. */
export interface ArtifactFunctions {
	readonly routes: RouteTable<FunctionRow>;
	/** Once loaded, from memory. Rejects when the bundle fails while it is evaluated. */
	load(): Promise<FunctionBundle>;
}

/**
 * A build as the request handler sees it: in production opened from disk, in develop a live object over Vite, in tests a
 * literal. Whatever may need I/O may answer with a promise.
 */
export interface Artifact {
	readonly buildId: string;
	readonly bundleHash: string;
	readonly settings: SiteSettings;
	readonly routes: RouteTable<PageRow>;
	/** Absent when the site has none. */
	readonly redirects?: RedirectTable | undefined;
	/** Absent when the site has none. */
	readonly functions?: ArtifactFunctions | undefined;
	readonly templates: Readonly<Record<string, TemplateRecord>>;
	/** How a page is rendered. In develop its template's module is asked, so that adding or removing getServerData counts at once. */
	modeOf(page: PageRow): PageMode | Promise<PageMode>;
	renderer(): Renderer | Promise<Renderer>;
	/** JSON of `{"data"?, "pageContext"}` of a page, as its query and context were at build. */
	result(page: PageRow): string | Promise<string>;
	/** Results of the static queries of templates that are rendered on request; in develop of all. Asked for when a template has some. */
	staticQueries(): StaticQueryResults | Promise<StaticQueryResults>;
	/** What policies of documents have to allow that the build has rendered. Asked for where a site has a Content-Security-Policy. */
	prerenderedSources(): PrerenderedSources | Promise<PrerenderedSources>;
	/** By which tags its pages can be purged; absent in develop. Asked for where answers carry them. */
	readonly tags?: (() => PageTags | Promise<PageTags>) | undefined;
	/** Data of the slices that these pages may show; in develop of all. Asked for when a page has some. */
	slices(): SliceDataById | Promise<SliceDataById>;
	/** A file of `public/` by its decoded path, without a leading slash. Never outside of it. */
	file(path: string): PublicFile | undefined | Promise<PublicFile | undefined>;
	/** Bytes of a public file, from memory when it is small and was read before. */
	read(file: PublicFile): Uint8Array | Promise<Uint8Array>;
	/** In develop nothing is prerendered: static pages are rendered on each request. */
	readonly live: boolean;
}
