import type { Schema } from "joi";
import { showValue } from "../config/rules.js";
import type { Hook, PluginOptions, Reporter } from "../plugin-api.js";
import { GatzError, thrownMessage } from "../universal/errors.js";

/** An entry of a list that `Joi.subPlugins()` stands for, until the plugin is loaded. */
export class SubPluginReference {
	constructor(
		readonly resolve: string,
		readonly options: PluginOptions,
		readonly parentDir?: string,
	) {}
}

export interface ValidateOptionsInput {
	readonly plugin: string;
	readonly options: PluginOptions;
	readonly pluginOptionsSchema: Hook | undefined;
	readonly reporter: Pick<Reporter, "warn">;
	/** The gatsby-config that gives the options, for messages: relative to the site. */
	configFile(): Promise<string | undefined>;
}

/**
 * Options as the plugin's `pluginOptionsSchema` has them, with its defaults; sub-plugins are {@link SubPluginReference}s. Options that
 * the schema does not know pass with a warning, as in Gatsby. SPEC 6.1.1.
 * @throws GatzError PLUGIN_OPTIONS_INVALID with all that is wrong
 */
export async function validateOptions(input: ValidateOptionsInput): Promise<PluginOptions> {
	const { plugin, options, pluginOptionsSchema, reporter } = input;
	if (!pluginOptionsSchema) return { ...options, plugins: withReferences(options.plugins) };
	const schema = await schemaOf(plugin, pluginOptionsSchema);
	const known = new Set([...Object.keys((schema.describe().keys as object | undefined) ?? {}), "plugins"]);
	const unknown = Object.keys(options).filter((name) => !known.has(name));
	if (unknown.length > 0 && known.size > 1) reporter.warn(`The plugin "${plugin}" does not know its options ${unknown.join(", ")}.`);
	try {
		const open = schema.type === "object" ? (schema as unknown as { unknown(): Schema }).unknown() : schema;
		const { plugins = [], ...validated } = (await open.validateAsync(options, { abortEarly: false })) as PluginOptions;
		return { ...validated, plugins: withReferences(plugins) };
	} catch (cause) {
		const { details } = cause as { details?: readonly OptionProblem[] };
		const problems = details?.map(describeProblem).join("; ") ?? thrownMessage(cause);
		const file = await input.configFile();
		const keyPath = details?.[0] && optionPath(details[0]);
		const place = { plugin, ...(file !== undefined && { file }), ...(keyPath !== undefined && { keyPath }) };
		throw new GatzError("PLUGIN_OPTIONS_INVALID", { plugin, problems }, { place });
	}
}

/** What joi says of one option. */
interface OptionProblem {
	/** `"a.b" must be a string` */
	readonly message: string;
	readonly path: readonly (string | number)[];
	readonly context?: { readonly value?: unknown };
}

/** `options.a.b must be a string; it is 3` */
function describeProblem(problem: OptionProblem): string {
	const { message, context } = problem;
	const seen = context?.value === undefined ? "" : `; it is ${showValue(context.value)}`;
	return `${optionPath(problem)} ${message.replace(/^"[^"]*" /, "")}${seen}`;
}

function optionPath({ path }: OptionProblem): string {
	return path.reduce<string>((text, step) => text + (typeof step === "number" ? `[${step}]` : `.${step}`), "options");
}

async function schemaOf(plugin: string, pluginOptionsSchema: Hook): Promise<Schema> {
	const { default: joi } = await import("joi");
	const Joi = joi.extend((base) => ({
		type: "subPlugins",
		base: base
			.array()
			.items(base.string(), base.object({ resolve: base.string().required(), options: base.object().unknown(), parentDir: base.string() }))
			.custom((entries: unknown[]) => entries.map(referenceOf))
			.default([]),
	}));
	try {
		return (await pluginOptionsSchema({ Joi } as never, {} as never, () => {})) as Schema;
	} catch (cause) {
		const values = { hook: "pluginOptionsSchema", plugin, message: thrownMessage(cause) };
		throw new GatzError("HOOK_FAILED", values, { place: { plugin }, cause });
	}
}

/** `plugins` holds sub-plugins also where no schema says so. */
function withReferences(entries: unknown): readonly unknown[] {
	return Array.isArray(entries) ? entries.filter(Boolean).map(referenceOf) : [];
}

function referenceOf(entry: unknown): unknown {
	if (typeof entry === "string") return new SubPluginReference(entry, {});
	if (entry instanceof SubPluginReference || typeof entry !== "object" || entry === null || !("resolve" in entry)) return entry;
	const { resolve, options = {}, parentDir } = entry as { resolve: string; options?: PluginOptions; parentDir?: string };
	return new SubPluginReference(resolve, options, parentDir);
}
