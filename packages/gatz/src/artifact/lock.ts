import { readText, removeFile, systemCode, whenThere, writeExclusively } from "../system/files.js";
import { GatzError } from "../universal/errors.js";
import { artifactLayout } from "./layout.js";

/** Who holds a lock. A process id alone may have been given to another process meanwhile, often so in containers. */
interface Holder {
	readonly pid: number;
	/** When the process was started, milliseconds since 1970. */
	readonly started: number;
}

/**
 * Makes this process the only one that writes the site's build. The lock of a process that has ended is taken over.
 * @returns what gives the lock back
 * @throws GatzError BUILD_RUNNING
 */
export async function lockBuild(siteDirectory: string): Promise<() => Promise<void>> {
	const { lock } = artifactLayout(siteDirectory);
	const me: Holder = { pid: process.pid, started: Math.round(performance.timeOrigin) };
	for (let attempt = 0; attempt < 3; attempt++) {
		if (await writeExclusively(lock, JSON.stringify(me))) return () => removeFile(lock);
		const holder = parseHolder(await whenThere(readText(lock)));
		if (holder && isRunning(holder, me)) throw new GatzError("BUILD_RUNNING", { pid: holder.pid, file: lock });
		await removeFile(lock);
	}
	throw new GatzError("BUILD_RUNNING", { pid: "unknown", file: lock });
}

function isRunning(holder: Holder, me: Holder): boolean {
	if (holder.pid === me.pid) return holder.started === me.started;
	try {
		process.kill(holder.pid, 0);
		return true;
	} catch (error) {
		return systemCode(error) === "EPERM";
	}
}

function parseHolder(text: string | undefined): Holder | undefined {
	try {
		const holder = JSON.parse(text ?? "") as Partial<Holder>;
		return typeof holder.pid === "number" && typeof holder.started === "number" ? (holder as Holder) : undefined;
	} catch {
		return undefined; // cut off while it was written
	}
}
