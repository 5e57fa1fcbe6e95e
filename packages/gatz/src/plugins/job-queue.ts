import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { evaluateModule } from "../config/evaluate-module.js";
import type { Emitter } from "../plugin-api.js";
import { type FileStates, readFileStates } from "../system/file-states.js";
import { exists, hashFile } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { KeyedValues } from "./keyed-values.js";
import { createContentDigest, createNodeId } from "./node-id.js";
import type { Plugin } from "./plugin.js";
import { placeInPlugin } from "./run-hook.js";

/** What createJobV2 takes. SPEC 6.2.11. */
export interface JobInput {
	/** An export of the plugin's `gatsby-worker` module. */
	readonly name: string;
	readonly inputPaths?: readonly string[];
	/** Folder that the job writes into; absolute, or relative to the site. */
	readonly outputDir: string;
	readonly args: Readonly<Record<string, unknown>>;
}

/** A job as events and the state show it. */
export interface Job {
	readonly id: string;
	readonly name: string;
	readonly contentDigest: string;
	readonly inputPaths: readonly { readonly path: string; readonly contentDigest: string }[];
	readonly outputDir: string;
	readonly args: Readonly<Record<string, unknown>>;
	readonly plugin: { readonly name: string; readonly version: string; readonly resolve: string; readonly isLocal: boolean };
}

export interface FinishedJob {
	readonly result: unknown;
	readonly inputPaths: Job["inputPaths"];
	/** Relative to the site. */
	readonly outputDir: string;
}

/** Runs the jobs of plugins, each once: one with equal inputs, arguments and plugin has the result of the first, also in a later build. */
export interface JobQueue {
	/** @throws GatzError JOB_FAILED */
	run(input: JobInput, plugin: Plugin): Promise<unknown>;
	/** By digest. */
	readonly complete: ReadonlyMap<string, FinishedJob>;
	readonly incomplete: ReadonlyMap<string, Job>;
	/** Forgets finished jobs whose inputs are others by now. */
	forgetStale(): Promise<void>;
	/** Resolves when the jobs that now write into a folder above a file have ended: what is there before may be half a file. */
	written(path: string): Promise<void>;
	/** Resolves when no job is under way. Rejects with the first failure. */
	settled(): Promise<void>;
}

export interface JobQueueOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly emitter: Emitter;
	readonly values: KeyedValues;
	/** Jobs at a time; as many as the machine has processors by default. */
	readonly limit?: number;
}

const SAVED = "jobs";
/** What was seen of the files that jobs were made from. */
const INPUTS = "job inputs";

/** Whether the folders that saved jobs wrote into are there. */
export async function hasJobFolders(directory: string, values: Pick<KeyedValues, "getValue">): Promise<boolean> {
	const folders = new Set(savedJobs(values).map(([, { outputDir }]) => outputDir));
	const isThere = await mapParallel([...folders], 16, (folder) => exists(join(directory, folder)));
	return !isThere.includes(false);
}

function savedJobs({ getValue }: Pick<KeyedValues, "getValue">): readonly [string, FinishedJob][] {
	return (getValue(SAVED) as [string, FinishedJob][] | undefined) ?? [];
}

export function createJobQueue({ directory, emitter, values, limit = availableParallelism() }: JobQueueOptions): JobQueue {
	const complete = new Map(savedJobs(values));
	const incomplete = new Map<string, Job>();
	const underWay = new Map<string, Promise<unknown>>();
	/** Of the jobs that run, the folders that they write into. */
	const writers = new Map<Promise<unknown>, string>();
	const waiting: (() => void)[] = [];
	let running = 0;
	let failure: { readonly error: unknown } | undefined;

	async function withinLimit(task: () => Promise<unknown>): Promise<unknown> {
		if (running >= limit) await new Promise<void>((start) => waiting.push(start));
		else running++;
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	}

	async function perform(job: Job, plugin: Plugin): Promise<unknown> {
		const { name, contentDigest, inputPaths, outputDir } = job;
		incomplete.set(contentDigest, job);
		emitter.emit("CREATE_JOB_V2", { type: "CREATE_JOB_V2", payload: { job, plugin: job.plugin }, plugin: job.plugin });
		try {
			const result = await withinLimit(() => work(job, plugin));
			complete.set(contentDigest, { result, inputPaths, outputDir: relative(directory, outputDir) });
			values.setValue(SAVED, [...complete]);
			emitter.emit("END_JOB_V2", { type: "END_JOB_V2", payload: { jobContentDigest: contentDigest, result }, plugin: job.plugin });
			return result;
		} catch (cause) {
			if (cause instanceof GatzError) throw cause;
			const what = { plugin: plugin.name, job: name, message: thrownMessage(cause) };
			throw new GatzError("JOB_FAILED", what, { place: placeInPlugin(cause, plugin), cause });
		} finally {
			incomplete.delete(contentDigest);
			underWay.delete(contentDigest);
		}
	}

	async function work({ name, inputPaths, outputDir, args }: Job, plugin: Plugin): Promise<unknown> {
		const worker = await workerOf(plugin, name, directory);
		const task = (async () => worker({ inputPaths, outputDir, args }))();
		writers.set(task, outputDir + sep);
		try {
			return await task;
		} finally {
			writers.delete(task);
		}
	}

	async function run(input: JobInput, plugin: Plugin): Promise<unknown> {
		const job = await createJob(input, plugin, directory);
		const { contentDigest } = job;
		const finished = complete.get(contentDigest);
		if (finished && (await exists(job.outputDir))) return finished.result;
		const task = underWay.get(contentDigest) ?? perform(job, plugin);
		underWay.set(contentDigest, task);
		return task;
	}

	const all = new Set<Promise<unknown>>();
	return {
		complete,
		incomplete,
		run(input, plugin) {
			const task = run(input, plugin);
			all.add(task);
			// Also when the plugin does not wait for it.
			task.catch((error: unknown) => (failure ??= { error })).finally(() => all.delete(task));
			return task;
		},
		async forgetStale() {
			if (complete.size === 0) return;
			const paths = [...complete.values()].flatMap(({ inputPaths }) => inputPaths.map(({ path }) => path));
			const states = await readFileStates(paths, values.getValue(INPUTS) as FileStates | undefined);
			for (const [digest, { inputPaths }] of complete) {
				if (inputPaths.some((input) => states[input.path]?.hash !== input.contentDigest)) complete.delete(digest);
			}
			values.setValue(INPUTS, states);
		},
		async written(path) {
			await Promise.allSettled([...writers].filter(([, folder]) => path.startsWith(folder)).map(([task]) => task));
		},
		async settled() {
			while (all.size > 0) await Promise.allSettled(all);
			if (failure) throw failure.error;
		},
	};
}

async function createJob({ name, inputPaths = [], outputDir, args }: JobInput, plugin: Plugin, directory: string): Promise<Job> {
	const inputs = await Promise.all(
		inputPaths.map(async (given) => {
			const path = isAbsolute(given) ? given : resolve(directory, given);
			return { path, contentDigest: await hashFile(path) };
		}),
	);
	const { version, directory: folder } = plugin;
	const described = { name: plugin.name, version, resolve: folder, isLocal: !/[\\/]node_modules[\\/]/.test(folder) };
	const output = resolve(directory, outputDir);
	const digests = inputs.map((input) => input.contentDigest);
	const outputPath = relative(directory, output);
	const contentDigest = createContentDigest({
		name,
		inputPaths: digests,
		outputDir: outputPath,
		args,
		plugin: { name: plugin.name, version },
	});
	return {
		id: createNodeId(contentDigest, plugin.name),
		name,
		contentDigest,
		inputPaths: inputs,
		outputDir: output,
		args,
		plugin: described,
	};
}

type Worker = (task: Pick<Job, "inputPaths" | "outputDir" | "args">) => unknown;

async function workerOf(plugin: Plugin, name: string, directory: string): Promise<Worker> {
	const file = createRequire(join(plugin.directory, "package.json")).resolve(join(plugin.directory, "gatsby-worker"));
	const worker = ((await evaluateModule(file, directory)) as Record<string, unknown> | undefined)?.[name];
	if (typeof worker === "function") return worker as Worker;
	throw new Error(`its gatsby-worker does not export "${name}"`);
}
