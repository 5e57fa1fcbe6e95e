import { currentBuild } from "../artifact/open.js";

/** ms between two looks. Looking works on every file system, on those that tell of no changes, too. */
const INTERVAL = 1000;

/**
 * Tells when another build of a site has taken its place.
 * @param directory absolute path of the site
 * @param served the build that is served now
 * @returns what stops it
 */
export function watchBuild(directory: string, served: string, onBuild: () => void): () => void {
	let last = served;
	const look = async () => {
		const build = await currentBuild(directory).catch(() => undefined);
		if (build === undefined || build === last) return;
		last = build;
		onBuild();
	};
	const timer = setInterval(look, INTERVAL);
	timer.unref();
	return () => clearInterval(timer);
}
