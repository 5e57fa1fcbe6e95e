import type { ViteDevServer } from "vite";
import type { Emitter, Node, Reporter } from "../plugin-api.js";
import { statPath, wakeWatchers } from "../system/files.js";

/**
 * Milliseconds after an event until the file is looked at again. The watcher that gatsby-source-filesystem and the dev server have drops
 * what comes within 50 ms of an event: of two writes shortly after another, the second would never be seen.
 */
const DELAY = 80;
/** Milliseconds. */
const QUIET = 30;

/** Lets gatsby-source-filesystem see writes that its watcher has dropped. @returns ends it */
export function recoverFileNodes(emitter: Emitter, reporter: Pick<Reporter, "error">): () => void {
	const look = async ({ absolutePath, mtimeMs, size }: Node): Promise<void> => {
		const now = await statPath(absolutePath as string);
		if (now?.isFile() && (now.mtimeMs !== mtimeMs || now.size !== size)) await wakeWatchers(absolutePath as string, now);
	};
	const waiting = new Set<NodeJS.Timeout>();
	const onNode = ({ payload }: { payload: Node }): void => {
		if (payload.internal.type !== "File" || typeof payload.absolutePath !== "string" || payload.mtimeMs === undefined) return;
		const timer = setTimeout(() => {
			waiting.delete(timer);
			look(payload).catch(reporter.error);
		}, DELAY);
		waiting.add(timer);
	};
	emitter.on("CREATE_NODE", onNode as never);
	return () => {
		emitter.off("CREATE_NODE", onNode as never);
		for (const timer of waiting) clearTimeout(timer);
	};
}

/** Resolves when a file is as it was a moment before: who writes it may have emptied it first. */
export async function whenWritten(file: string): Promise<void> {
	for (let seen = ""; ; ) {
		const { mtimeMs, size } = (await statPath(file)) ?? {};
		if (seen === `${mtimeMs} ${size}`) return;
		seen = `${mtimeMs} ${size}`;
		await new Promise((resolve) => setTimeout(resolve, QUIET));
	}
}

/** Tells the dev server of writes that its watcher has dropped. */
export function recoverSourceFiles({ watcher }: ViteDevServer): void {
	watcher.on("change", (file, seen) => {
		if (!seen) return;
		setTimeout(async () => {
			const now = await statPath(file);
			if (now && (now.mtimeMs !== seen.mtimeMs || now.size !== seen.size)) watcher.emit("change", file, now);
		}, DELAY).unref();
	});
}
