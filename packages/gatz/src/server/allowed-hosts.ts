import { GatzError } from "../universal/errors.js";
import type { HandlerRequest, RequestHandler } from "./exchange.js";
import { plainAnswer } from "./plain-answer.js";

/**
 * Puts a handler behind a look at the host that was asked for: whoever asks for another one gets 421. A site that writes the host into
 * links or mails must not let visitors choose it.
 *
 * @param hosts names without ports; `.example.com` is that host and all below it
 * @param warn told of the first request that is refused
 */
export function withAllowedHosts(handler: RequestHandler, hosts: readonly string[], warn: (message: string) => void): RequestHandler {
	const exact = new Set(hosts.map((host) => host.replace(/^\./, "").toLowerCase()));
	const endings = hosts.filter((host) => host.startsWith(".")).map((host) => host.toLowerCase());
	let isTold = false;
	return (request) => {
		const host = hostOf(request);
		if (exact.has(host) || endings.some((ending) => host.endsWith(ending))) return handler(request);
		const error = new GatzError("HOST_NOT_ALLOWED", { host });
		if (!isTold) warn(`${error.message} (${error.code}, said once)`);
		isTold = true;
		return plainAnswer(421, `Misdirected Request (${error.code})`);
	};
}

function hostOf(request: HandlerRequest): string {
	const origin = request.origin();
	return origin
		.slice(origin.indexOf("://") + 3)
		.replace(/:\d*$/, "")
		.toLowerCase();
}
