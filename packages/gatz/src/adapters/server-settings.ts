import { readMachineLimits } from "../system/machine-limits.js";
import { GatzError } from "../universal/errors.js";
import {
	readServerOption,
	SERVER_DEFAULTS,
	SERVER_OPTION_NAMES,
	type ServerOptions,
	serverFlag,
	serverVariable,
	type WorkerRange,
} from "../universal/server-options.js";
import { readTrust } from "./trusted-proxies.js";

/** Values of options as they were given; unread texts on the command line. */
export type GivenServerOptions = { readonly [Name in keyof ServerOptions]?: unknown };

/** Options with what the machine decides filled in. */
export interface ServerSettings extends ServerOptions {
	readonly workers: WorkerRange;
	readonly preStopDelay: number;
	/** MB. */
	readonly maxMemory: number;
}

/** What workers may take together of the memory there is. */
const MEMORY_SHARE = 0.85;

/**
 * Puts the options of a server together: the command line goes before the environment, and that before gatsby-config.
 * @throws GatzError OPTION_INVALID
 */
export async function readServerSettings(
	flags: GivenServerOptions,
	environment: Readonly<Record<string, string | undefined>>,
	configured: GivenServerOptions = {},
): Promise<ServerSettings> {
	const read: Record<string, unknown> = {};
	for (const name of SERVER_OPTION_NAMES) {
		const variable = serverVariable(name);
		const text = environment[variable] === "" ? undefined : environment[variable];
		const [value, source] =
			flags[name] !== undefined
				? [flags[name], `--${serverFlag(name, flags[name])}`]
				: text !== undefined
					? [text, variable]
					: [configured[name], name];
		const refuse = (problem: string): never => {
			throw new GatzError("OPTION_INVALID", { option: source, problem: `${problem}; it is ${describe(value)}` });
		};
		const parsed = readServerOption(name, value, refuse);
		if (parsed !== undefined) read[name] = parsed;
	}
	const { cpus, memory, isContainer } = await readMachineLimits(environment);
	const options: ServerOptions = { ...SERVER_DEFAULTS, ...read };
	readTrust(options.trustProxy); // a mistake in it is said before there are workers
	const workers = options.workers ?? { min: cpus, max: cpus };
	return {
		...options,
		workers,
		preStopDelay: options.preStopDelay ?? (isContainer ? 5 : 0),
		maxMemory: options.maxMemory ?? Math.floor((memory * MEMORY_SHARE) / workers.max / 1024 ** 2),
	};
}

/** Without the password of an address. */
function describe(value: unknown): string {
	return JSON.stringify(value).replace(/\/\/[^@/"]*@/g, "//…@");
}
