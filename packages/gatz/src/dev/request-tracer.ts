import { AsyncLocalStorage } from "node:async_hooks";
import type { Artifact } from "../artifact/artifact.js";
import type { PageMode, PageRow } from "../universal/page.js";
import type { Renderer, TemplateModule } from "../universal/renderer.js";
import type { RouteMatch } from "../universal/route-table.js";

/** What was seen of the way from a request for a page to its answer. */
export interface RequestTrace {
	/** As it was sent. */
	readonly url: string;
	/** Path that was looked up, as it was sent; undefined as long as no page was. */
	path?: string;
	match?: RouteMatch<PageRow> | null;
	mode?: PageMode;
	/** Milliseconds of each step, in order. A page that is shown instead of another one adds nothing. */
	readonly steps: Map<string, number>;
	/** What getServerData returned. */
	returned?: unknown;
	/** The answer is made: what fails from now on is nobody's. */
	isAnswered?: boolean;
	/** What was logged, the first thing first. */
	readonly errors: unknown[];
}

/** Follows requests through the handler, which knows nothing of it: what they ask the artifact for tells all. */
export interface RequestTracer {
	/** The trace of the request that is being answered. */
	current(): RequestTrace | undefined;
	/** @param url as it was sent */
	run<T>(url: string, answer: (trace: RequestTrace) => T): T;
	/** The same artifact, with a note in the trace of whatever it is asked for. */
	watch(artifact: Artifact): Artifact;
}

export function createRequestTracer(): RequestTracer {
	const storage = new AsyncLocalStorage<RequestTrace>();
	const renderers = new WeakMap<Renderer, Renderer>();
	const modules = new WeakMap<TemplateModule, TemplateModule>();

	function timed<T>(step: string, work: () => T): T {
		const trace = storage.getStore();
		if (!trace || trace.steps.has(step)) return work();
		const started = performance.now();
		const note = () => trace.steps.set(step, performance.now() - started);
		// In its place from the start.
		trace.steps.set(step, 0);
		let answer: T | undefined;
		try {
			answer = work();
			return answer instanceof Promise ? (answer.finally(note) as T) : answer;
		} finally {
			if (!(answer instanceof Promise)) note();
		}
	}

	function watchModule(module: TemplateModule): TemplateModule {
		const { getServerData } = module;
		if (typeof getServerData !== "function") return module;
		const known = modules.get(module);
		if (known) return known;
		const watched = {
			...module,
			getServerData: (context: unknown) =>
				timed("getServerData", async () => {
					const returned = await getServerData(context);
					const trace = storage.getStore();
					if (trace) trace.returned = returned;
					return returned;
				}),
		};
		modules.set(module, watched);
		return watched;
	}

	function watchRenderer(renderer: Renderer): Renderer {
		const watched: Renderer = renderers.get(renderer) ?? {
			...renderer,
			loadTemplate: async (name) => watchModule(await renderer.loadTemplate(name)),
			renderDocument: (input) => timed("render", () => renderer.renderDocument(input)),
			renderSecured: (input) => timed("render", () => renderer.renderSecured(input)),
			streamDocument: (input) => timed("render", () => renderer.streamDocument(input)),
			streamSecured: (input, nonce) => timed("render", () => renderer.streamSecured(input, nonce)),
		};
		renderers.set(renderer, watched);
		return watched;
	}

	return {
		current: () => storage.getStore(),
		run(url, answer) {
			const trace: RequestTrace = { url, steps: new Map(), errors: [] };
			return storage.run(trace, () => answer(trace));
		},
		watch(artifact) {
			const { routes } = artifact;
			return Object.assign(Object.create(artifact) as Artifact, {
				routes: {
					...routes,
					find(path) {
						const match = timed("match", () => routes.find(path));
						const trace = storage.getStore();
						if (trace) Object.assign(trace, { path: path.raw, match });
						return match;
					},
				},
				async modeOf(row) {
					const mode = await timed("load", () => artifact.modeOf(row));
					const trace = storage.getStore();
					if (trace) trace.mode = mode;
					return mode;
				},
				renderer: async () => watchRenderer(await artifact.renderer()),
				result: (row) => timed("query", () => artifact.result(row)),
			} satisfies Partial<Artifact>);
		},
	};
}
