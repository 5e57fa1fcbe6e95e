/** Tells which build is being served. SPEC 5.8.10. */
export interface ServedBuild {
	/** Its hash, from app-data.json; undefined when it is not to be had. One request at a time. SPEC 2.2.1. */
	load(): Promise<string | undefined>;
	/**
	 * The hash for an answer. Our server sends it along; for other hosts it is asked for.
	 * @param sent what came with the answer
	 */
	of(sent: string | null): Promise<string | undefined>;
}

export function createServedBuild(pathPrefix: string): ServedBuild {
	let flight: Promise<string | undefined> | undefined;

	async function request(): Promise<string | undefined> {
		try {
			return (await (await fetch(`${pathPrefix}/page-data/app-data.json`)).json()).webpackCompilationHash;
		} catch {
			return undefined;
		} finally {
			flight = undefined;
		}
	}

	function load(): Promise<string | undefined> {
		flight ??= request();
		return flight;
	}

	return { load, of: async (sent) => sent ?? load() };
}
