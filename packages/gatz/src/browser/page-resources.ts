import type { PageComponent } from "../react/page-types.js";
import type { PageData, PageResult, StaticQueryResults } from "../universal/page.js";
import type { TemplateModule } from "../universal/renderer.js";
import type { StaticQueries } from "./static-queries.js";

/** Template name → its chunk, and in sites with slices those of the page whose data are given. */
export type Templates = Readonly<Record<string, (data?: PageData) => Promise<TemplateModule>>>;

/** A page that is loaded: the `pageResources` prop, and what `___loader.loadPage` gives. SPEC 5.1.10. */
export interface PageResources {
	readonly component: PageComponent;
	/** The template's module. */
	readonly head: TemplateModule;
	readonly json: PageResult;
	readonly page: Omit<PageData, "result"> & { readonly webpackCompilationHash: string; readonly getServerDataError: null };
	/** At least those of the page. */
	readonly staticQueryResults: StaticQueryResults;
}

/** Completes pages. The same data give the same object again. */
export interface ResourceLoader {
	/** Rejects when the chunk of the template or the result of a static query can't be loaded. */
	load(data: PageData): Promise<PageResources>;
	/** What {@link load} has given for these data. */
	find(data: PageData): PageResources | undefined;
}

export function createResourceLoader(
	templates: Templates,
	staticQueries: StaticQueries,
	buildHash: () => string | undefined,
): ResourceLoader {
	const loaded = new WeakMap<PageData, PageResources>();
	return {
		find: (data) => loaded.get(data),
		async load(data) {
			// One that this build does not have rejects, too.
			const template = templates[data.componentChunkName] as Templates[string];
			const [module] = await Promise.all([template(data), ...data.staticQueryHashes.map(staticQueries.load)]);
			const { result, ...page } = data;
			const resources: PageResources = loaded.get(data) ?? {
				component: module.default as PageComponent,
				head: module,
				json: result,
				page: { ...page, webpackCompilationHash: buildHash() ?? "", getServerDataError: null },
				staticQueryResults: staticQueries.results,
			};
			loaded.set(data, resources);
			return resources;
		},
	};
}
