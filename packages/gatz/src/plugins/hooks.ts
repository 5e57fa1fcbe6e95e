/** When a hook runs. */
export type HookMoment = "load" | "bootstrap" | "nodes" | "schema" | "pages" | "build" | "bundle" | "develop" | "after-build";

/** The hooks of gatsby-node in the order of a build. SPEC 6.1.1–6.1.22. */
export const HOOKS = {
	pluginOptionsSchema: "load",
	onPreInit: "bootstrap",
	onPluginInit: "bootstrap",
	onPreBootstrap: "bootstrap",
	resolvableExtensions: "bootstrap",
	createSchemaCustomization: "schema",
	sourceNodes: "nodes",
	shouldOnCreateNode: "nodes",
	onCreateNode: "nodes",
	setFieldsOnGraphQLNodeType: "schema",
	createResolvers: "schema",
	createPages: "pages",
	createPagesStatefully: "pages",
	onCreatePage: "pages",
	onPreExtractQueries: "pages",
	preprocessSource: "pages",
	onPostBootstrap: "bootstrap",
	onPreBuild: "build",
	onCreateBabelConfig: "bundle",
	onCreateWebpackConfig: "bundle",
	onCreateDevServer: "develop",
	onPostBuild: "after-build",
} as const satisfies Record<string, HookMoment>;

export type HookName = keyof typeof HOOKS;

export const HOOK_NAMES = Object.keys(HOOKS) as readonly HookName[];

export function isHookName(name: string): name is HookName {
	return Object.hasOwn(HOOKS, name);
}
