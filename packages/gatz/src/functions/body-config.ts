import type { GatsbyFunctionConfig } from "../function-api.js";

export type BodyConfig = NonNullable<GatsbyFunctionConfig["bodyParser"]>;

const KINDS: Readonly<Record<keyof BodyConfig, readonly string[]>> = {
	raw: ["type", "limit"],
	text: ["type", "limit"],
	urlencoded: ["type", "limit", "extended"],
	json: ["type", "limit"],
};

/** Reads a function's `config`; one of another shape is told of, and counts for nothing. SPEC 6.6.10. */
export function readBodyConfig(config: unknown, warn: (message: string) => void): BodyConfig {
	if (config === undefined) return {};
	const flaw = isObject(config) ? findFlaw(config.bodyParser) : "it is no object";
	if (flaw === null) return (config as GatsbyFunctionConfig).bodyParser ?? {};
	warn(`its config is not used, because ${flaw}; bodies are read by default.`);
	return {};
}

function findFlaw(bodyParser: unknown): string | null {
	if (bodyParser === undefined) return null;
	if (!isObject(bodyParser)) return "bodyParser is no object";
	for (const [kind, options] of Object.entries(bodyParser)) {
		if (!Object.hasOwn(KINDS, kind)) return `bodyParser.${kind} is none of ${Object.keys(KINDS).join(", ")}`;
		if (!isObject(options)) return `bodyParser.${kind} is no object`;
		const unknown = Object.keys(options).find((name) => !KINDS[kind as keyof BodyConfig].includes(name));
		if (unknown !== undefined) return `bodyParser.${kind} has the unknown member ${unknown}`;
	}
	return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
