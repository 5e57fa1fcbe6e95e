import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { thrownMessage } from "../universal/errors.js";
import type { DocumentAssets, RenderBundle, Renderer, TemplateModule } from "../universal/renderer.js";
import type { PrerenderJob } from "./prerender.js";

/** What a worker is started with. */
export interface PrerenderWorkerData {
	/** URL of the staged server half's `render.mjs`. */
	readonly bundle: string;
	/** Absolute path of the site. */
	readonly siteDirectory: string;
	/** null while the browser's bundle is not made yet: templates can be inspected, no page rendered. */
	readonly assets: DocumentAssets | null;
	readonly pathPrefix: string;
}

/** A question about a template that only running its module answers. */
export interface InspectJob {
	readonly kind: "inspect";
	readonly template: string;
	/** `params` of its pages, to be given to the function that `config()` returns. SPEC 1.2.3. */
	readonly params: readonly Readonly<Record<string, string>>[];
}

export interface Inspection {
	/** `typeof` the exports, `undefined` where there is none; `null` for null. */
	readonly component: string;
	readonly getServerData: string;
	readonly head: string;
	/** What `config()` gave for each of `params`: its `defer`, or null where it said nothing. */
	readonly defer: readonly (boolean | null)[] | null;
	/** What `config()` returned when that was no function. */
	readonly configType: string | null;
}

export type WorkerJob = PrerenderJob | InspectJob;
export type WorkerAnswer = { readonly id: number } & (
	| { readonly value: unknown }
	| { readonly error: { message: string; stack?: string } }
);

const { bundle, siteDirectory, assets, pathPrefix } = workerData as PrerenderWorkerData;

const NO_ASSETS: DocumentAssets = { bundleHash: "", scripts: [], preloads: [], templatePreloads: {}, stylesheet: null };

// What a page throws is then told at its place in the site's source.
process.setSourceMapsEnabled(true);

const renderer: Promise<Renderer> = import(bundle).then((module: RenderBundle) =>
	module.createRenderer({ assets: assets ?? NO_ASSETS, pathPrefix }),
);

parentPort?.on("message", ({ id, job }: { id: number; job: WorkerJob }) => {
	run(job).then(
		(value) => parentPort?.postMessage({ id, value } satisfies WorkerAnswer),
		(error: unknown) => {
			const stack = error instanceof Error ? siteStack(error.stack) : undefined;
			parentPort?.postMessage({ id, error: { message: thrownMessage(error), ...(stack && { stack }) } } satisfies WorkerAnswer);
		},
	);
});

async function run(job: WorkerJob): Promise<unknown> {
	const active = await renderer;
	const template = await active.loadTemplate(job.template);
	if (job.kind === "inspect") return inspect(template, job);
	return active.renderDocument({
		template,
		templateName: job.template,
		pagePath: job.pagePath,
		location: job.location,
		...job.route,
		result: JSON.parse(job.resultJson),
		pageDataJson: null,
	});
}

async function inspect(template: TemplateModule, job: InspectJob): Promise<Inspection> {
	const types = { component: typeOf(template.default), getServerData: typeOf(template.getServerData), head: typeOf(template.Head) };
	const none = { ...types, defer: null, configType: null };
	if (typeof template.config !== "function") return none;
	const decide: unknown = await template.config();
	if (typeof decide !== "function") return { ...none, configType: typeOf(decide) };
	const defer: (boolean | null)[] = [];
	for (const params of job.params) {
		const answer = (await decide({ params })) as { defer?: unknown } | undefined;
		defer.push(typeof answer?.defer === "boolean" ? answer.defer : null);
	}
	return { ...none, defer };
}

/** Source maps name sources relative to the site; in a stack they seem to lie beside the bundle. */
function siteStack(stack: string | undefined): string | undefined {
	const staged = fileURLToPath(new URL(".", bundle));
	return stack?.replaceAll(`${staged}chunks/`, staged).replaceAll(staged, `${siteDirectory}/`);
}

function typeOf(value: unknown): string {
	return value === null ? "null" : typeof value;
}
