/** A type of the schema as `createTypes` takes it: what the builders of the hooks' argument `schema` give. SPEC 6.1.23. */
export interface BuiltType {
	readonly kind: "OBJECT" | "INTERFACE" | "UNION" | "INPUT_OBJECT" | "ENUM" | "SCALAR";
	/** What the plugin gave: `{ name, fields, interfaces, extensions, … }`. */
	readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

type Config = BuiltType["config"];

/** The hooks' argument `schema`. It checks nothing: the schema's maker does. */
export const TYPE_BUILDERS = Object.freeze({
	buildObjectType: (config: Config): BuiltType => ({ kind: "OBJECT", config }),
	buildInterfaceType: (config: Config): BuiltType => ({ kind: "INTERFACE", config }),
	buildUnionType: (config: Config): BuiltType => ({ kind: "UNION", config }),
	buildInputObjectType: (config: Config): BuiltType => ({ kind: "INPUT_OBJECT", config }),
	buildEnumType: (config: Config): BuiltType => ({ kind: "ENUM", config }),
	buildScalarType: (config: Config): BuiltType => ({ kind: "SCALAR", config }),
});
