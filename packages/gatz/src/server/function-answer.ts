import type { ArtifactFunctions } from "../artifact/artifact.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";
import { plainAnswer } from "./plain-answer.js";
import { reportFailure } from "./request-failure.js";
import type { FunctionRoute } from "./route.js";
import type { Site } from "./site.js";

/** Runs a function. Its own headers go before the site's rules. What it throws is told to developers only. SPEC 6.6. */
export async function answerFunction(site: Site, request: HandlerRequest, route: FunctionRoute): Promise<HandlerResponse> {
	const { artifact, logger } = site;
	const { match, path, search } = route;
	const headers = site.headerRules.over(path, {});
	const failed = (thrown: unknown): GatzError => {
		const { source: file } = match.row;
		return new GatzError(
			"FUNCTION_FAILED",
			{ file, url: path + search, message: thrownMessage(thrown) },
			{ place: { file }, cause: thrown },
		);
	};
	try {
		const bundle = await (artifact.functions as ArtifactFunctions).load();
		const answer = await bundle.runFunction({
			path: match.row.path,
			params: match.params,
			search,
			request,
			onError: (error) => reportFailure(site, request, failed(error)),
			onWarning: (message) => logger.warn(`${match.row.source}: ${message}`),
		});
		return { ...answer, headers: Object.assign(headers, answer.headers) };
	} catch (thrown) {
		const error = failed(thrown);
		const requestId = reportFailure(site, request, error);
		const text = artifact.live ? error.message : `Internal Server Error (request ${requestId})`;
		return plainAnswer(500, text, { "x-request-id": requestId });
	}
}
