import { join } from "node:path";

/** Where the parts of a site's build are, as absolute paths. */
export interface ArtifactLayout {
	readonly public: string;
	readonly cache: string;
	/** Which build is served: `CurrentBuild`. */
	readonly current: string;
	/** The program that serves the current build, whichever that is. */
	readonly program: string;
	/** One folder for each build's server half. */
	readonly servers: string;
	/** Where a build is staged until its commit. */
	readonly next: string;
	/** As deep as a server half, so that its relative imports and its look-up of packages are the same. */
	readonly nextServer: string;
	readonly nextCurrent: string;
	readonly nextProgram: string;
	/** What has changed for visitors: `ChangeList`. */
	readonly changes: string;
	readonly nextChanges: string;
	/** The commit's redo log. It is there only when it is complete. */
	readonly log: string;
	/** Held while a site is being built. */
	readonly lock: string;
}

export function artifactLayout(siteDirectory: string): ArtifactLayout {
	const cache = join(siteDirectory, ".cache");
	const next = join(cache, "next");
	return {
		public: join(siteDirectory, "public"),
		cache,
		current: join(cache, "current.json"),
		program: join(cache, "serve.mjs"),
		servers: join(cache, "server"),
		next,
		nextServer: join(next, "server"),
		nextCurrent: join(next, "current.json"),
		nextProgram: join(next, "serve.mjs"),
		changes: join(cache, "changes.json"),
		nextChanges: join(next, "changes.json"),
		log: join(next, "commit.json"),
		lock: join(cache, "build.lock"),
	};
}
