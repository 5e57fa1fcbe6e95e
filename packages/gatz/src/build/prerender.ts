import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type {
	Inspection,
	InspectJob,
	PageJob,
	PageOutcome,
	PrerenderWorkerData,
	ThrownText,
	WorkerAnswer,
	WorkerJob,
} from "./prerender-worker.js";

/** Runs a site's own modules away from the build, in worker threads. */
export interface Prerenderer {
	inspect(job: InspectJob): Promise<Inspection>;
	/** Renders static pages and stages their files. Fewer outcomes than pages: the last one tells what its page threw. */
	writePages(pages: readonly PageJob[]): Promise<PageOutcome[]>;
	/** How many workers there may be. */
	readonly size: number;
	close(): Promise<void>;
}

/** Pages that are worth another worker: starting one costs about as much as rendering these. */
const PAGES_PER_WORKER = 200;

/** MB of each worker's heap for what has just been made: of a page, little outlives it, and two workers with V8's default take 50 MB more. */
const YOUNG_GENERATION = 8;

/** @param pages how many pages will be rendered */
export function createPrerenderer(data: PrerenderWorkerData, pages: number): Prerenderer {
	const size = Math.max(1, Math.min(availableParallelism(), Math.ceil(pages / PAGES_PER_WORKER)));
	const workers: PoolWorker[] = [];
	const run = (job: WorkerJob) => {
		if (workers.length < size && workers.every((worker) => worker.waiting() > 0)) workers.push(createPoolWorker(data));
		const idlest = workers.reduce((best, worker) => (worker.waiting() < best.waiting() ? worker : best));
		return idlest.run(job);
	};
	return {
		size,
		inspect: (job) => run(job) as Promise<Inspection>,
		writePages: (batch) => run({ kind: "pages", pages: batch }) as Promise<PageOutcome[]>,
		close: async () => {
			await Promise.all(workers.map((worker) => worker.close()));
		},
	};
}

interface PoolWorker {
	run(job: WorkerJob): Promise<unknown>;
	waiting(): number;
	close(): Promise<void>;
}

function createPoolWorker(data: PrerenderWorkerData): PoolWorker {
	const worker = new Worker(new URL("./prerender-worker.js", import.meta.url), {
		workerData: data,
		resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
	});
	const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
	let nextId = 0;
	const failAll = (error: Error) => {
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
	};
	worker.on("message", (answer: WorkerAnswer) => {
		const asked = waiting.get(answer.id);
		waiting.delete(answer.id);
		if (!asked) return;
		if ("value" in answer) asked.resolve(answer.value);
		else asked.reject(thrownError(answer.error));
	});
	worker.on("error", failAll);
	worker.on("exit", (code) => failAll(new Error(`code of the site ended the rendering process with exit code ${code}`)));
	return {
		run: (job) =>
			new Promise((resolve, reject) => {
				const id = nextId++;
				waiting.set(id, { resolve, reject });
				worker.postMessage({ id, job });
			}),
		waiting: () => waiting.size,
		close: async () => {
			waiting.clear();
			await worker.terminate();
		},
	};
}

/** An Error with the message and stack of what a worker's code threw. */
export function thrownError({ message, stack }: ThrownText): Error {
	const error = new Error(message);
	if (stack) error.stack = stack;
	return error;
}
