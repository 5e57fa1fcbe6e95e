import { isAbsolute } from "node:path";
import type { Plugin } from "vite";
import { type Stats, statPath } from "../system/files.js";
import { DROP_TIME, whenWritten } from "./missed-writes.js";

/**
 * Has the dev server see the site's files whole. Who writes a file may have emptied it first: a module without exports would have browsers
 * load their page again, and lose its state. Of two writes shortly after another, the watcher drops the second.
 */
export function writtenSources(): Plugin {
	return {
		name: "gatz:written-sources",
		apply: "serve",
		configureServer({ watcher }) {
			const emit = watcher.emit.bind(watcher) as (event: string, file: string, stats?: Stats) => boolean;
			const emitLater = (event: string, file: string, stats?: Stats): boolean => {
				if (event !== "change" || stats?.size !== 0) return emit(event, file, stats);
				void whenWritten(file).then(async () => emit(event, file, await statPath(file)));
				return true;
			};
			Object.assign(watcher, { emit: emitLater });
			watcher.on("change", (file, seen) => {
				if (!seen) return;
				setTimeout(async () => {
					const now = await statPath(file);
					if (now && (now.mtimeMs !== seen.mtimeMs || now.size !== seen.size)) watcher.emit("change", file, now);
				}, DROP_TIME).unref();
			});
		},
		load: {
			order: "pre",
			async handler(id) {
				const file = id.replace(/[?#].*$/, "");
				if (isAbsolute(file) && !file.includes("/node_modules/") && (await statPath(file))?.size === 0) await whenWritten(file);
				return null;
			},
		},
	};
}
