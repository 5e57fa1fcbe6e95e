import { GatzError, thrownMessage } from "../universal/errors.js";
import type { FailedRequest } from "../universal/renderer.js";
import type { HandlerRequest } from "./exchange.js";
import { requestIdOf } from "./request-trace.js";
import type { Site } from "./site.js";

/** Logs why a request failed, and tells the site's `onRequestError`, once per error. @returns the id by which the visitor can name it */
export function reportFailure(site: Site, request: HandlerRequest, error: unknown): string {
	const requestId = requestIdOf(request);
	if (causedByLeaving(request, error)) return requestId;
	const { url, method, headers, trace } = request;
	const route = trace?.route && site.label(trace.route, 500);
	site.logger.error(error, { url, method, requestId, ...(route !== undefined && { route }) });
	if (isFirst(site, error))
		void tellSite(site, thrownBySite(error), { request: { method, url, headers }, route, requestId, phase: phaseOf(error) });
	return requestId;
}

/** Requests that wait for one render fail with one error. */
function isFirst({ told }: Site, error: unknown): boolean {
	if (typeof error !== "object" || error === null) return true;
	if (told.has(error)) return false;
	told.add(error);
	return true;
}

/** A renderer that can't be loaded has no hook; that is the error then, and it is logged. */
async function tellSite({ artifact, logger }: Site, error: unknown, failed: FailedRequest): Promise<void> {
	const renderer = await Promise.resolve(artifact.renderer()).catch(() => undefined);
	try {
		await renderer?.onRequestError?.(error, failed);
	} catch (thrown) {
		logger.warn(`onRequestError failed itself: ${thrownMessage(thrown)}`);
	}
}

/** What the site's code threw, where the error is about that. */
function thrownBySite(error: unknown): unknown {
	return error instanceof GatzError && error.cause !== undefined ? error.cause : error;
}

function phaseOf(error: unknown): FailedRequest["phase"] {
	const code = error instanceof GatzError ? error.code : "";
	if (/^GATZ_(?:RENDER_FAILED|RENDER_TIMEOUT|SSR_HOOK_FAILED)$/.test(code)) return "render";
	if (code === "GATZ_FUNCTION_FAILED") return "function";
	return code.startsWith("GATZ_SERVER_DATA") ? "getServerData" : "request";
}

/** A page that passed its signal on fails when the visitor leaves; that is no fault. */
function causedByLeaving(request: HandlerRequest, error: unknown): boolean {
	const cause = error instanceof Error ? (error.cause ?? error) : error;
	return cause instanceof Error && cause.name === "AbortError" && request.signal().aborted;
}
