import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createRunnableDevEnvironment, createServerModuleRunner, type ResolvedConfig, type RunnableDevEnvironment } from "vite";
import { ESModulesEvaluator } from "vite/module-runner";

/** The dev server's environment for rendering, in which packages give what they give in a build. */
export function createServerEnvironment(name: string, config: ResolvedConfig): RunnableDevEnvironment {
	return createRunnableDevEnvironment(name, config, {
		runner: (environment, options) => createServerModuleRunner(environment, { ...options, evaluator: new PackageEvaluator() }),
	});
}

class PackageEvaluator extends ESModulesEvaluator {
	override async runExternalModule(file: string): Promise<object> {
		return withAllNames(await import(file), file);
	}
}

/**
 * A CommonJS package as bundlers import it: all its members are names, and the default of a compiled module is that of its source.
 * Node.js knows only the names that it can read off the text.
 */
function withAllNames(namespace: object, url: string): object {
	const loaded = url.startsWith("file:") ? createRequire(url).cache[fileURLToPath(url)]?.exports : undefined;
	if ((typeof loaded !== "object" && typeof loaded !== "function") || loaded === null) return namespace;
	const exports = loaded as Record<string | symbol, unknown>;
	return new Proxy(namespace, {
		has: (target, name) => name in target || name in exports,
		get(target, name) {
			if (name === "default") return exports.__esModule && "default" in exports ? exports.default : exports;
			return name in target ? Reflect.get(target, name) : exports[name];
		},
	});
}
