import { GatzError, thrownMessage } from "../universal/errors.js";
import type { ServerDataContext } from "./server-data-context.js";
import { NO_SERVER_DATA, type ResultSource, readReturned, readThrown, type ServerDataResult } from "./server-data-result.js";

/**
 * Runs a page's getServerData and reads what it returned or threw.
 *
 * @param getServerData the export; a page may have lost it since the page table was made
 * @throws GatzError SERVER_DATA_FAILED around what it threw, or an error of {@link readReturned}
 */
export async function runServerData(getServerData: unknown, context: ServerDataContext, source: ResultSource): Promise<ServerDataResult> {
	if (getServerData === undefined) return NO_SERVER_DATA;
	let returned: unknown;
	try {
		returned = await (getServerData as (context: ServerDataContext) => unknown)(context);
	} catch (thrown) {
		const { file } = source;
		const answer = readThrown(thrown, source);
		if (answer) return answer;
		throw new GatzError(
			"SERVER_DATA_FAILED",
			{ file, url: context.url, message: thrownMessage(thrown) },
			{ place: { file, page: context.url, params: context.params }, cause: thrown },
		);
	}
	return readReturned(returned, source);
}
