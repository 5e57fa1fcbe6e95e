import { GatzError, thrownMessage } from "../universal/errors.js";
import { DeadlinePassed, withDeadline } from "./deadline.js";
import { ServerDataContext } from "./server-data-context.js";
import { NO_SERVER_DATA, type ResultSource, readReturned, readThrown, type ServerDataResult } from "./server-data-result.js";

/**
 * Runs a page's getServerData and reads what it returned or threw.
 *
 * @param getServerData the export; a page may have lost it since the page table was made
 * @param deadline milliseconds that it may take; 0: as long as it likes
 * @throws GatzError SERVER_DATA_FAILED around what it threw, SERVER_DATA_TIMEOUT, or an error of {@link readReturned}
 */
export async function runServerData(
	getServerData: unknown,
	context: ServerDataContext,
	source: ResultSource,
	deadline: number,
): Promise<ServerDataResult> {
	if (getServerData === undefined) return NO_SERVER_DATA;
	let returned: unknown;
	try {
		returned = (getServerData as (context: ServerDataContext) => unknown)(context);
		if (isThenable(returned)) {
			returned = await withDeadline(Promise.resolve(returned), deadline, () => ServerDataContext.expire(context));
		}
	} catch (thrown) {
		const { file } = source;
		const answer = readThrown(thrown instanceof DeadlinePassed ? thrown.cause : thrown, source);
		if (answer) return answer;
		if (thrown instanceof DeadlinePassed) throw timeout(context, source, deadline, thrown.cause);
		throw new GatzError(
			"SERVER_DATA_FAILED",
			{ file, url: context.url, message: thrownMessage(thrown) },
			{ place: { file, page: context.url, params: context.params }, cause: thrown },
		);
	}
	return readReturned(returned, source);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
	return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}

function timeout({ url, params }: ServerDataContext, { file }: ResultSource, deadline: number, cause: unknown): GatzError {
	const values = { file, url, seconds: deadline / 1000, params: JSON.stringify(params) };
	return new GatzError("SERVER_DATA_TIMEOUT", values, { place: { file, page: url }, cause });
}
