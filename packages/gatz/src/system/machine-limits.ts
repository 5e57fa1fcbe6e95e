import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { exists, readText, whenThere } from "./files.js";

/** What of the machine this process may use. */
export interface MachineLimits {
	/** At least 1. */
	readonly cpus: number;
	/** Bytes. */
	readonly memory: number;
	readonly isContainer: boolean;
}

const CONTAINER_MARKS = [".dockerenv", "run/.containerenv"];

/**
 * Asks the operating system and the control groups of Linux, versions 1 and 2.
 * @param root where the system's files are
 */
export async function readMachineLimits(environment: Readonly<Record<string, string | undefined>>, root = "/"): Promise<MachineLimits> {
	const group = join(root, "sys/fs/cgroup");
	const [quota, ...marks] = await Promise.all([cpuQuota(group), ...CONTAINER_MARKS.map((mark) => exists(join(root, mark)))]);
	const constrained = process.constrainedMemory() ?? 0;
	return {
		cpus: Math.max(1, Math.min(availableParallelism(), Math.ceil(quota))),
		memory: constrained > 0 ? Math.min(constrained, totalmem()) : totalmem(),
		isContainer: marks.includes(true) || Boolean(environment.KUBERNETES_SERVICE_HOST || environment.container),
	};
}

/** CPUs' worth of time that the control group may take; infinite without a bound. */
async function cpuQuota(group: string): Promise<number> {
	const read = async (file: string): Promise<string> => (await whenThere(readText(join(group, file)))) ?? "";
	const [both, quota, period] = await Promise.all([read("cpu.max"), read("cpu/cpu.cfs_quota_us"), read("cpu/cpu.cfs_period_us")]);
	const [allowed, of] = both === "" ? [quota, period] : both.split(" ");
	const cpus = Number.parseInt(allowed ?? "", 10) / Number.parseInt(of ?? "", 10);
	return cpus > 0 ? cpus : Number.POSITIVE_INFINITY;
}
