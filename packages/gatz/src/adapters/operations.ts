import { createServer } from "node:http";
import type { HandlerResponse, Logger, RequestHandler } from "../server/exchange.js";
import type { MetricRecord } from "../server/metrics.js";
import { methodNotAllowed, plainAnswer, READ_METHODS } from "../server/plain-answer.js";
import type { ServerStats } from "../universal/server-stats.js";
import { type Address, createNodeListener, type RunningServer, startListening } from "./nodejs.js";

export interface OperationsOptions extends Address {
	/** Whether requests should be sent here: false before the server answers, and from the moment at which it is told to end. */
	isReady(): boolean;
	/** Metrics of each process that answers requests. */
	collectMetrics(): Promise<readonly (readonly MetricRecord[])[]>;
	/** How the server is, for the page at `/` and for `gatz top`. */
	collectStats(): Promise<ServerStats>;
	/** More that is answered on this port, as a purge: path → its answer. */
	readonly routes?: Readonly<Record<string, RequestHandler>>;
	readonly logger: Logger;
}

/**
 * Answers what operators ask of a server, on a port of its own: `/livez`, `/readyz` and `/metrics`, and for people a page at `/` that asks for
 * `/stats`.
 *
 * @throws GatzError PORT_IN_USE or OPTION_INVALID
 */
export function startOperations({
	isReady,
	collectMetrics,
	collectStats,
	routes = {},
	logger,
	...address
}: OperationsOptions): Promise<RunningServer> {
	const answers: Readonly<Record<string, RequestHandler>> = {
		"/": readOnly(answerDashboard),
		"/livez": readOnly(() => plainAnswer(200, "ok\n")),
		"/readyz": readOnly(() => (isReady() ? plainAnswer(200, "ok\n") : plainAnswer(503, "not ready\n"))),
		"/metrics": readOnly(async () => writeMetrics(await collectMetrics())),
		"/stats": readOnly(async () => plainAnswer(200, JSON.stringify(await collectStats()), { "content-type": "application/json" })),
		...routes,
	};
	const handler: RequestHandler = (request) => {
		const [path = ""] = request.url.split("?", 1);
		const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
		return answer ? answer(request) : plainAnswer(404, `There are: ${Object.keys(answers).join(", ")}\n`);
	};
	return startListening(createServer(createNodeListener(handler, logger)), address);
}

function readOnly(answer: () => HandlerResponse | Promise<HandlerResponse>): RequestHandler {
	return ({ method }) => (READ_METHODS.includes(method) ? answer() : methodNotAllowed(READ_METHODS));
}

/** The page is loaded when somebody first asks; the policy names what is in it and lets it ask this server alone. */
async function answerDashboard(): Promise<HandlerResponse> {
	const { DASHBOARD } = await import("./dashboard-document.js");
	return plainAnswer(200, DASHBOARD.html, {
		"content-type": "text/html; charset=utf-8",
		"content-security-policy": DASHBOARD.policy,
		"referrer-policy": "no-referrer",
	});
}

/** Adds up what several processes have counted, and writes it as Prometheus reads it. The library is loaded when somebody first asks. */
async function writeMetrics(processes: readonly (readonly MetricRecord[])[]): Promise<HandlerResponse> {
	const { AggregatorRegistry } = await import("prom-client");
	const registry = AggregatorRegistry.aggregate(processes as object[]);
	return plainAnswer(200, await registry.metrics(), { "content-type": registry.contentType });
}
