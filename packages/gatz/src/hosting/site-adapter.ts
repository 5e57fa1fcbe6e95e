import type { AdapterEntry, SiteConfig } from "../config.js";
import type { Reporter } from "../plugin-api.js";
import { createHeaderRules } from "../server/header-rules.js";
import type { AdaptArguments, AdapterCacheArguments, AdapterConfig } from "../universal/adapter.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { type BuiltSite, readBuiltSite } from "./built-site.js";
import { createFunctionsManifest } from "./functions-manifest.js";
import { createHeaderRoutes } from "./header-routes.js";
import { createRoutesManifest } from "./routes-manifest.js";

/** The adapter that a site's config names, ready to be asked. */
export interface SiteAdapter {
	readonly pluginsToDisable: readonly string[];
	readonly needsWorker: boolean;
	/** Before the build looks at what the last one has left. */
	restoreCache(): Promise<void>;
	/** After all else: the build is in its place. SPEC 6.1.27. */
	adapt(built: Pick<BuiltSite, "manifest" | "redirects">): Promise<void>;
}

/** What hosts are asked to keep from one build to the next. SPEC 6.7.14. */
const DIRECTORIES = [".cache", "public"];

/**
 * Asks a site's adapter what it supports. SPEC 6.7.12–13.
 *
 * @returns undefined for a site without one
 * @throws GatzError ADAPTER_FAILED
 */
export async function openSiteAdapter(
	directory: string,
	config: Pick<SiteConfig, "adapter" | "pathPrefix" | "trailingSlash">,
	reporter: Reporter,
): Promise<SiteAdapter | undefined> {
	const { adapter } = config;
	if (!adapter) return undefined;
	const said = await run(adapter, "config", () => (adapter.config?.({ reporter }) ?? {}) as AdapterConfig);
	for (const problem of unsupported(said, config)) reporter.warn(`The adapter "${adapter.name}" does not support ${problem}.`);
	const cached: AdapterCacheArguments = { directories: DIRECTORIES, reporter };
	return {
		pluginsToDisable: said.pluginsToDisable ?? [],
		needsWorker: said.runtime === "workers",
		async restoreCache() {
			await run(adapter, "cache.restore", () => adapter.cache?.restore(cached));
		},
		async adapt(report) {
			const built = await readBuiltSite(directory, report);
			await run(adapter, "cache.store", () => adapter.cache?.store(cached), IN_PLACE);
			await run(adapter, "adapt", () => adapter.adapt(createArguments(built, reporter)), IN_PLACE);
		},
	};
}

const IN_PLACE = ". The new build is in place.";

function createArguments(built: BuiltSite, reporter: Reporter): AdaptArguments<Reporter> {
	const { settings } = built.manifest;
	const routesManifest = createRoutesManifest(
		built,
		createHeaderRules(settings, () => {}),
	);
	return {
		routesManifest,
		functionsManifest: createFunctionsManifest(built),
		headerRoutes: createHeaderRoutes(routesManifest, settings.pathPrefix),
		pathPrefix: settings.pathPrefix,
		trailingSlash: settings.trailingSlash,
		remoteFileAllowedUrls: [],
		serverDirectory: built.serverPath,
		reporter,
	};
}

function unsupported({ supports = {} }: AdapterConfig, { pathPrefix, trailingSlash }: Pick<SiteConfig, "pathPrefix" | "trailingSlash">) {
	return [
		...(supports.pathPrefix === false && pathPrefix !== "" ? ["pathPrefix"] : []),
		...(supports.trailingSlash && !supports.trailingSlash.includes(trailingSlash) ? [`trailingSlash "${trailingSlash}"`] : []),
	];
}

/** @param state what is so though the step has failed */
async function run<T>({ name }: AdapterEntry, step: string, work: () => T, state = "."): Promise<Awaited<T>> {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof GatzError) throw cause;
		const message = thrownMessage(cause).replace(/\.$/, "");
		throw new GatzError("ADAPTER_FAILED", { adapter: name, step, message, state }, { cause });
	}
}
