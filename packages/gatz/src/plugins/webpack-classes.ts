/**
 * Webpack's own plugins, as far as a bundle can do without webpack what they ask for. They hold what they were given, under the names that
 * webpack's have: what reads a configuration need not know which of both it sees.
 */
export class DefinePlugin {
	constructor(readonly definitions: Readonly<Record<string, unknown>>) {}
}

export class EnvironmentPlugin {
	readonly keys: readonly string[];
	readonly defaultValues: Readonly<Record<string, unknown>>;
	/** Takes names, a list of names, or an object of names and default values. */
	constructor(...given: readonly (string | readonly string[] | Readonly<Record<string, unknown>>)[]) {
		const [first] = given;
		const isDefaults = typeof first === "object" && !Array.isArray(first);
		this.defaultValues = isDefaults ? (first as Record<string, unknown>) : {};
		this.keys = isDefaults ? Object.keys(first) : (given.flat() as string[]);
	}
}

export class ProvidePlugin {
	constructor(readonly definitions: Readonly<Record<string, string | readonly string[]>>) {}
}

export class NormalModuleReplacementPlugin {
	constructor(
		readonly resourceRegExp: RegExp,
		readonly newResource: unknown,
	) {}
}

export class IgnorePlugin {
	constructor(readonly options: { readonly resourceRegExp?: RegExp; readonly contextRegExp?: RegExp; readonly checkResource?: unknown }) {}
}

/** A plugin that nothing stands for here: it is named where it is used. */
export class UnknownPlugin {
	constructor(readonly pluginName: string) {}
}
