import { basePath } from "../react/build-constants.js";
import { createBuildGuard } from "./build-guard.js";
import { createServedBuild } from "./served-build.js";
import { createSessionStore } from "./session-store.js";

/**
 * A module could not be loaded. Browsers remember that, so it is asked for at another address. If that does not help and the site has been
 * built anew since the document was made, the document is loaded, once. Loaded only when a chunk has failed. SPEC 5.7.15, 5.8.20.
 * @param error of the import
 * @returns the module
 * @throws the error
 */
export async function recoverChunk(error: unknown): Promise<unknown> {
	// Errors of evaluation name no address.
	const [url] = /https?:\S+\.js/.exec(String(error)) ?? [];
	if (!url) throw error;
	// In a variable: what is written out, the bundler would put `importChunk` around.
	const otherUrl = `${url}?again`;
	try {
		return await import(/* @vite-ignore */ otherUrl);
	} catch {
		// Who goes to a page loads that page's document, not this one.
		if (/\/(?:component|slice)---[^/]*$/.test(url) || !(await isOutdated())) throw error;
		window.location.reload();
		return new Promise(() => {});
	}
}

/** Whether another build is served than that of this document, which has not been loaded again for that reason yet. */
async function isOutdated(): Promise<boolean> {
	const own = Reflect.get(window, "___webpackCompilationHash") as string | undefined;
	const guard = createBuildGuard(() => own, createSessionStore(window));
	return guard.isOther(await createServedBuild(basePath()).load()) && guard.mayReload(window.location.href);
}
