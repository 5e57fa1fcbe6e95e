import { isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { readJson, whenThere } from "../system/files.js";
import { GatzError } from "../universal/errors.js";

const MARK = "\0gatz:server-only/";

/**
 * Fails the build when a Node builtin, the marker package `server-only` or a site's `*.server.*` file is still in the browser's
 * bundle after everything unused was dropped; the message is the chain of imports that leads to it.
 */
export function serverOnlyGuard(siteDirectory: string): Plugin {
	return {
		name: "gatz:server-only",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "client",
		resolveId: {
			order: "pre",
			async handler(id, importer) {
				if (id === "server-only") return `${MARK}${id}`;
				if (!isBuiltin(id)) return null;
				// A package of the same name (`buffer`, `events`) or a `browser` field goes first.
				const resolved = id.startsWith("node:") ? null : await this.resolve(id, importer, { skipSelf: true });
				const isAbsent = !resolved || (resolved.id.includes("__vite-browser-external") && !(await isSwitchedOff(id, importer)));
				return isAbsent ? `${MARK}${id}` : resolved;
			},
		},
		load(id) {
			if (!id.startsWith(MARK)) return null;
			// CommonJS, so that any named import of it is no error; it goes when nothing uses it.
			return { code: "module.exports = {};\n", moduleSideEffects: id === `${MARK}server-only` };
		},
		generateBundle(_options, bundle) {
			const included = new Set<string>();
			for (const output of Object.values(bundle)) {
				if (output.type === "chunk") for (const id of Object.keys(output.modules)) included.add(id);
			}
			for (const id of included) {
				if (!isServerOnly(id, siteDirectory)) continue;
				const chain = importChain(id, included, this);
				const steps = chain.map((step) => display(step, siteDirectory));
				const importer = steps.at(-2);
				throw new GatzError(
					"SERVER_ONLY_IN_BROWSER",
					{ module: display(id, siteDirectory), chain: steps.join(" → ") },
					{ place: importer === undefined ? {} : { file: importer } },
				);
			}
		},
	};
}

/** On the server the marker package `server-only` says nothing, whether it is installed or not. */
export function serverOnlyMarker(): Plugin {
	return {
		name: "gatz:server-only-marker",
		enforce: "pre",
		applyToEnvironment: (environment) => environment.name === "ssr",
		resolveId: (id) => (id === "server-only" ? MARK + id : null),
		load: (id) => (id === `${MARK}server-only` ? "" : null),
	};
}

/** Whether the importer's package says `"browser": { "fs": false }`: it works without. */
async function isSwitchedOff(id: string, importer = "/"): Promise<boolean> {
	for (let folder = dirname(importer); folder !== dirname(folder); folder = dirname(folder)) {
		const manifest = (await whenThere(readJson(join(folder, "package.json")))) as { browser?: Record<string, unknown> } | undefined;
		if (manifest) return manifest.browser?.[id] === false;
	}
	return false;
}

function isServerOnly(id: string, siteDirectory: string): boolean {
	if (id.startsWith(MARK)) return true;
	return id.startsWith(siteDirectory) && !id.includes("/node_modules/") && /\.server\.[^./]+$/.test(id.replace(/\?.*$/, ""));
}

/** The shortest way from an entry to a module, over modules that are in the bundle. */
function importChain(id: string, included: ReadonlySet<string>, context: Rolldown.PluginContext): string[] {
	const queue: string[][] = [[id]];
	const seen = new Set([id]);
	let longest: string[] = [id];
	for (const chain of queue) {
		longest = chain;
		const info = context.getModuleInfo(chain[0] as string);
		const importers = [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])].sort();
		if (importers.some((importer) => importer.startsWith("\0virtual:gatz/"))) return chain;
		for (const importer of importers) {
			if (seen.has(importer) || !included.has(importer)) continue;
			seen.add(importer);
			queue.push([importer, ...chain]);
		}
	}
	return longest;
}

function display(id: string, siteDirectory: string): string {
	if (id.startsWith(MARK)) return id.slice(MARK.length);
	return relative(siteDirectory, id.replace(/\?.*$/, ""));
}
