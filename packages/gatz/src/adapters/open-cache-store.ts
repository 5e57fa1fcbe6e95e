import { type HostedStore, MemoryStore } from "../server/cache-store.js";
import type { MetricRecord } from "../server/metrics.js";
import { GatzError } from "../universal/errors.js";
import type { ServerOptions } from "../universal/server-options.js";
import type { ServerLog } from "./server-log.js";

/** Where this machine keeps answers. */
export interface CacheRoom {
	readonly store: HostedStore;
	records(): readonly MetricRecord[];
	/** Why a purge does not reach all machines now; undefined when it does. */
	problem(): string | undefined;
	close(): void;
}

/** Opens the memory of this machine, with a Redis behind it where the option names one. @returns null where nothing is kept */
export async function openCacheStore(
	{ cache, cacheSize }: Pick<ServerOptions, "cache" | "cacheSize">,
	log: ServerLog,
): Promise<CacheRoom | null> {
	if (cache === false) return null;
	const limit = cacheSize * 1024 ** 2;
	if (cache === true) return { store: new MemoryStore(limit), records: () => [], problem: () => undefined, close: () => {} };
	const { RedisStore } = await import("./redis-store.js");
	const url = withoutPassword(cache);
	const store = await RedisStore.open({
		url: cache,
		limit,
		onChange(isUp, problem) {
			if (isUp) log.reporter.success(`The cache at ${url} is there: answers are shared.`);
			else log.reporter.error(new GatzError("CACHE_STORE_LOST", { url, problem }));
		},
	});
	return {
		store,
		records: () => store.records(),
		problem: () => (store.isShared ? undefined : `the cache at ${url} is away, and is told when it is back`),
		close: () => store.close(),
	};
}

function withoutPassword(text: string): string {
	const url = new URL(text);
	url.username = url.password = "";
	return url.href;
}
