import type { Emitter, Node, Reporter } from "../plugin-api.js";
import { type Stats, statPath, wakeWatchers } from "../system/files.js";

/**
 * Milliseconds after an event until the file is looked at again. The watcher that gatsby-source-filesystem and the dev server have drops
 * what comes within 50 ms of an event: of two writes shortly after another, the second would never be seen.
 */
export const DROP_TIME = 80;

/** Milliseconds. */
const QUIET = 30;

/** Milliseconds for which the rest of a file is waited for. */
const LONGEST = 500;

/** Nodes of files, of which a source may have read half. */
export interface FileNodes {
	/** Whether a node that was made just now is not what its file is: another one is about to come. */
	isHalfRead(): Promise<boolean>;
	end(): void;
}

/** Lets gatsby-source-filesystem see writes that its watcher has dropped. */
export function watchFileNodes(emitter: Emitter, reporter: Pick<Reporter, "error">): FileNodes {
	const fresh = new Map<string, { readonly node: Node; readonly time: number; readonly timer: NodeJS.Timeout }>();
	const isOld = async ({ absolutePath, mtimeMs, size }: Node): Promise<boolean> => {
		const now = await statPath(absolutePath as string);
		return now?.isFile() === true && (now.mtimeMs !== mtimeMs || now.size !== size);
	};
	const look = async (node: Node, file: string): Promise<void> => {
		const state = await statPath(file);
		if (state && (await isOld(node))) await wakeWatchers(file, state);
	};
	const onNode = ({ payload }: { payload: Node }): void => {
		const { internal, absolutePath: file, mtimeMs } = payload;
		if (internal.type !== "File" || typeof file !== "string" || mtimeMs === undefined) return;
		clearTimeout(fresh.get(file)?.timer);
		const timer = setTimeout(() => void look(payload, file).catch(reporter.error), DROP_TIME);
		fresh.set(file, { node: payload, time: Date.now(), timer });
	};
	emitter.on("CREATE_NODE", onNode as never);
	return {
		async isHalfRead() {
			for (const [file, { node, time }] of fresh) {
				const isRecent = Date.now() - time < LONGEST;
				if (isRecent && (await isOld(node))) return true;
				if (!isRecent) fresh.delete(file);
			}
			return false;
		},
		end() {
			emitter.off("CREATE_NODE", onNode as never);
			for (const { timer } of fresh.values()) clearTimeout(timer);
		},
	};
}

/** Resolves when a file is as it was a moment before: who writes it may have emptied it first. An empty one has time for more. */
export async function whenWritten(file: string): Promise<void> {
	for (let seen = ""; ; ) {
		const { mtimeMs = 0, size } = (await statPath(file)) ?? {};
		const isEmptied = size === 0 && Date.now() - mtimeMs < LONGEST;
		if (seen === `${mtimeMs} ${size}` && !isEmptied) return;
		seen = `${mtimeMs} ${size}`;
		await new Promise((resolve) => setTimeout(resolve, QUIET));
	}
}

/** Milliseconds between two looks at the files that everything depends on. */
const INTERVAL = 500;

/** Milliseconds by which a file's time may be behind the clock: the system's clock for files has ticks. */
const TICK = 10;

/** Whether a file was written after a moment. @param time milliseconds since 1970 */
export function isNewer({ mtimeMs }: Stats, time: number): boolean {
	return mtimeMs > time - TICK;
}

export interface StateWatch {
	/** Looks at these files from now on. @param since milliseconds since 1970; what was written after it has changed */
	watch(files: readonly string[], since: number): void;
	end(): void;
}

/** Looks at a few files again and again: a watcher that is about to begin, or is made anew, misses changes. */
export function watchStates(onChange: (file: string) => void): StateWatch {
	let timer: NodeJS.Timeout | undefined;
	const stop = (): void => clearInterval(timer);
	return {
		watch(files, since) {
			stop();
			const seen = new Map<string, boolean>();
			timer = setInterval(async () => {
				for (const file of files) {
					const state = await statPath(file);
					const wasThere = seen.get(file);
					seen.set(file, state !== undefined);
					const isOther = wasThere !== undefined && wasThere !== (state !== undefined);
					if (isOther || (state && isNewer(state, since))) onChange(file);
				}
			}, INTERVAL).unref();
		},
		end: stop,
	};
}
