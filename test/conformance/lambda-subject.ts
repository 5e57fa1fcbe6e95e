import type { LambdaHandler } from "../../packages/gatz/src/adapters/lambda.js";
import type { LambdaEvent } from "../../packages/gatz/src/adapters/lambda-event.js";
import type { AskOptions, Subject } from "./subject.js";

/** Asks a handler of AWS Lambda, with events as a function URL sends them. */
export function createLambdaSubject(handler: LambdaHandler, takeErrors: () => string[]): Subject {
	return {
		takeErrors,
		async fetch(target, options) {
			const { statusCode, headers, cookies, body, isBase64Encoded } = await handler(createLambdaEvent(target, options));
			return {
				status: statusCode,
				headers: { ...headers, ...(cookies.length > 0 && { "set-cookie": [...cookies] }) },
				body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8").toString(),
			};
		},
		async close() {},
	};
}

export function createLambdaEvent(target: string, { method = "GET", headers = {}, body }: AskOptions = {}): LambdaEvent {
	const [rawPath = "", ...query] = target.split("?");
	const { cookie, ...rest } = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
	const event = {
		version: "2.0",
		routeKey: "$default",
		rawPath,
		rawQueryString: query.join("?"),
		...(cookie !== undefined && { cookies: cookie.split("; ") }),
		headers: { accept: "*/*", host: "localhost", "x-forwarded-proto": "http", "x-forwarded-for": "192.0.2.7", ...rest },
		requestContext: {
			accountId: "anonymous",
			apiId: "a1b2c3",
			domainName: "a1b2c3.lambda-url.eu-central-1.on.aws",
			http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.7", userAgent: "test" },
			requestId: "0f4a",
			stage: "$default",
			time: "23/Nov/2026:03:00:00 +0000",
			timeEpoch: 1795402800000,
		},
		...(body !== undefined && { body: Buffer.from(body).toString("base64") }),
		isBase64Encoded: body !== undefined,
	};
	return event;
}
