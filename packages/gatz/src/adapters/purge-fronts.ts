import { type PurgeSelection, withoutSlash } from "../server/cache-store.js";
import { thrownMessage } from "../universal/errors.js";
import { encodePath } from "../universal/url-path.js";

export interface FrontsOptions {
	/** Addresses of the caches in front, without a slash at the end. */
	readonly urls: readonly string[];
	readonly pathPrefix: string;
}

/** Tells caches in front what is to go. @returns a sentence for each that did not take it */
export type PurgeFronts = (selection: PurgeSelection) => Promise<string[]>;

/** ms. */
const PATIENCE = 2000;
/**
 * A cache may be storing what was made before the purge. It is told again when every machine knows of it, without Redis too, and after the
 * longest request, ms.
 */
const AGAIN = [900, 11_000];
/** Characters in one header. */
const LONGEST = 4000;

/**
 * Speaks to Varnish as `deploy/varnish/gatz.vcl` has it: a PURGE with the keys of xkey. A key is a tag, `path:/a` for a page with its data,
 * or `all:`.
 */
export function createPurgeFronts({ urls, pathPrefix }: FrontsOptions): PurgeFronts {
	return async ({ all, paths = [], tags = [] }) => {
		const keys = all ? ["all:"] : [...tags, ...paths.map((path) => `path:${encodePath(withoutSlash(pathPrefix + path))}`)];
		const told = await Promise.all(urls.map((url) => tell(url, keys)));
		for (const delay of AGAIN) setTimeout(() => urls.map((url) => tell(url, keys)), delay).unref();
		return told.filter((problem) => problem !== undefined);
	};
}

async function tell(url: string, keys: readonly string[]): Promise<string | undefined> {
	try {
		for (const header of chunks(keys)) {
			const answer = await fetch(`${url}/`, {
				method: "PURGE",
				headers: { "xkey-purge": header },
				signal: AbortSignal.timeout(PATIENCE),
			});
			await answer.body?.cancel();
			if (!answer.ok) return `${url} answered ${answer.status}`;
		}
		return undefined;
	} catch (thrown) {
		const { cause = thrown } = thrown as Error;
		return `${url}: ${(cause as NodeJS.ErrnoException).code ?? thrownMessage(cause)}`;
	}
}

function chunks(keys: readonly string[]): string[] {
	const headers: string[] = [];
	for (const key of keys) {
		const last = headers.at(-1);
		if (last === undefined || last.length + key.length >= LONGEST) headers.push(key);
		else headers[headers.length - 1] = `${last} ${key}`;
	}
	return headers;
}
