import { createRequire, isBuiltin } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import type { Plugin, Rolldown } from "vite";
import type { BundlerSettings, PatternText } from "../plugins/bundler-settings.js";
import { applyAlias } from "./module-aliases.js";
import { createValueModules, EMPTY } from "./value-modules.js";

export interface ConfiguredModulesOptions {
	readonly side: "client" | "ssr";
	readonly settings: BundlerSettings;
	/** Whether a bundler links the modules, not the browser. */
	readonly bundled: boolean;
}

type Resolved = Rolldown.PartialResolvedId | string | null;

interface Resolution {
	readonly id: string;
	readonly importer: string | undefined;
	/** As the rest of the plugins resolve it. */
	resolve(id: string): Promise<Rolldown.ResolvedId | null>;
	/** The id of a module that is a value. */
	moduleOf(code: string): Promise<string>;
}

/** A way to find a module: null when it has nothing to say. */
type Step = (resolution: Resolution) => Promise<Resolved>;

/** What onCreateWebpackConfig says about which module an import finds, on one side. No plugins when it says nothing. */
export function configuredModules({ side, settings, bundled }: ConfiguredModulesOptions): Plugin[] {
	const steps = createSteps(settings, side);
	if (steps.length === 0) return [];
	const values = createValueModules(bundled);
	const applyToEnvironment = (environment: { readonly name: string }) => environment.name === side;
	const modules: Plugin = {
		name: `gatz:configured-modules-${side}`,
		enforce: "pre",
		applyToEnvironment,
		resolveId: {
			order: "pre",
			async handler(id, importer, options) {
				if (id.startsWith("\0") || id.startsWith("virtual:")) return null;
				const resolve = (other: string) => this.resolve(other, importer, { ...options, skipSelf: true });
				return firstOf(steps, { id, importer, resolve, moduleOf: (code) => values.idOf(code, importer) });
			},
		},
	};
	return [modules, { ...values.plugin, name: `gatz:value-modules-${side}`, applyToEnvironment }];
}

function createSteps(settings: BundlerSettings, side: "client" | "ssr"): Step[] {
	const { aliases, externals, emptyImports, replacements, emptyFiles, fallbacks, modules } = settings;
	const finding = [
		...(aliases.length > 0 ? [aliasStep(aliases)] : []),
		...(Object.keys(fallbacks).length > 0 ? [fallbackStep(fallbacks, side)] : []),
		...(modules.length > 0 ? [folderStep(modules)] : []),
	];
	return [
		...(Object.keys(externals).length > 0 ? [externalStep(externals, side)] : []),
		...(emptyImports.length > 0 ? [emptyImportStep(emptyImports)] : []),
		...(replacements.length > 0 ? [requestStep(replacements)] : []),
		...(replacements.length + emptyFiles.length > 0 ? [fileStep(finding, replacements, emptyFiles)] : finding),
	];
}

/** In the browser a value of the page; on the server the package itself where there is one. */
function externalStep(externals: BundlerSettings["externals"], side: "client" | "ssr"): Step {
	return async ({ id, resolve, moduleOf }) => {
		const code = Object.hasOwn(externals, id) ? externals[id] : undefined;
		if (code === undefined || (side === "ssr" && (isBuiltin(id) || (await resolve(id))))) return null;
		return moduleOf(code);
	};
}

function emptyImportStep(imports: BundlerSettings["emptyImports"]): Step {
	const patterns = imports.map(({ pattern, context }) => ({ pattern: regExp(pattern), context: context && regExp(context) }));
	return async ({ id, importer = "", moduleOf }) => {
		const isEmpty = patterns.some(({ pattern, context }) => pattern.test(id) && (!context || context.test(dirname(importer))));
		return isEmpty ? moduleOf(EMPTY) : null;
	};
}

function requestStep(replacements: BundlerSettings["replacements"]): Step {
	const patterns = replacements.map(({ pattern, target }) => ({ pattern: regExp(pattern), target }));
	return async ({ id, resolve }) => {
		const found = patterns.find(({ pattern }) => pattern.test(id));
		return found ? resolve(found.target) : null;
	};
}

function aliasStep(aliases: BundlerSettings["aliases"]): Step {
	return async ({ id, resolve, moduleOf }) => {
		const targets = applyAlias(aliases, id);
		if (targets?.length === 0) return moduleOf(EMPTY);
		for (const target of targets ?? []) {
			const found = target === id ? null : await resolve(target);
			if (found) return found;
		}
		return null;
	};
}

/** Files by their paths, however they are found: those that are replaced, and those whose module is empty. */
function fileStep(
	finding: readonly Step[],
	replacements: BundlerSettings["replacements"],
	emptyFiles: BundlerSettings["emptyFiles"],
): Step {
	const patterns = replacements.map(({ pattern, target }) => ({ pattern: regExp(pattern), target }));
	const empty = emptyFiles.map(regExp);
	return async (resolution) => {
		const { id, resolve, moduleOf } = resolution;
		const found = (await firstOf(finding, resolution)) ?? (await resolve(id));
		const path = typeof found === "string" ? found : found?.id;
		if (path === undefined || !isAbsolute(path)) return found;
		const file = path.replace(/[?#].*$/, "");
		if (empty.some((pattern) => pattern.test(file))) return moduleOf(EMPTY);
		const target = patterns.find(({ pattern }) => pattern.test(file))?.target;
		return target === undefined ? found : resolve(isAbsolute(target) ? target : join(dirname(file), target));
	};
}

async function firstOf(steps: readonly Step[], resolution: Resolution): Promise<Resolved> {
	for (const step of steps) {
		const found = await step(resolution);
		if (found !== null) return found;
	}
	return null;
}

/** Only where nothing is found; on the server Node.js has its own modules. */
function fallbackStep(fallbacks: BundlerSettings["fallbacks"], side: "client" | "ssr"): Step {
	return async ({ id, importer, resolve, moduleOf }) => {
		const [name] = Object.hasOwn(fallbacks, id) ? [id] : Object.keys(fallbacks).filter((key) => id.startsWith(`${key}/`));
		const bare = id.replace(/^node:/, "");
		const key = name ?? (Object.hasOwn(fallbacks, bare) ? bare : undefined);
		if (key === undefined || (side === "ssr" && isBuiltin(id))) return null;
		const found = isBuiltin(id) && !isInstalled(id, importer) ? null : await resolve(id);
		if (found) return found;
		const target = fallbacks[key];
		return target ? resolve(target + bare.slice(key.length)) : moduleOf(EMPTY);
	};
}

/** Whether there is a package with the name of a module of Node.js. */
function isInstalled(id: string, importer: string | undefined): boolean {
	if (id.startsWith("node:") || importer === undefined || !isAbsolute(importer)) return false;
	try {
		createRequire(importer.replace(/[?#].*$/, "")).resolve(`${id}/`);
		return true;
	} catch {
		return false;
	}
}

function folderStep(folders: BundlerSettings["modules"]): Step {
	return async ({ id, importer = "", resolve }) => {
		if (/^[./]|^\w+:/.test(id) || isAbsolute(id) || importer.includes("/node_modules/")) return null;
		const found = await resolve(id);
		if (found) return found;
		for (const folder of folders) {
			const inFolder = await resolve(join(folder, id));
			if (inFolder) return inFolder;
		}
		return null;
	};
}

function regExp({ source, flags }: PatternText): RegExp {
	return new RegExp(source, flags);
}
