import { createFetchHandler } from "../../packages/gatz/src/adapters/fetch.js";
import { streamFile } from "../../packages/gatz/src/adapters/file-stream.js";
import { createLambdaHandler } from "../../packages/gatz/src/adapters/lambda.js";
import { listen } from "../../packages/gatz/src/adapters/nodejs.js";
import type { Logger } from "../../packages/gatz/src/server/exchange.js";
import { createHandler } from "../../packages/gatz/src/server/handler.js";
import { createFetchSubject } from "./fetch-subject.js";
import { createHandlerSubject } from "./handler-subject.js";
import { createHttpSubject } from "./http-subject.js";
import { createLambdaSubject } from "./lambda-subject.js";
import { createLiteralSite } from "./literal-site.js";
import { describeConformance } from "./suite.js";

const WITHOUT_ADAPTER = { "1.10.3": "content-length is the adapter's to set" };

describeConformance(
	"handler of a build",
	async () => {
		const log = createLog();
		return createHandlerSubject(createHandler(createLiteralSite(false), log), log.take);
	},
	WITHOUT_ADAPTER,
);

describeConformance(
	"handler in develop",
	async () => {
		const log = createLog();
		return createHandlerSubject(createHandler(createLiteralSite(true), log), log.take);
	},
	{ ...WITHOUT_ADAPTER, "8.45": "nothing is kept in develop" },
);

describeConformance("node:http", async () => {
	const log = createLog();
	const handler = createHandler(createLiteralSite(false), log);
	const server = await listen({ handler, logger: log.logger, host: "127.0.0.1", port: 0 });
	return createHttpSubject("127.0.0.1", server.port, { takeErrors: log.take, close: () => server.close() });
});

describeConformance("fetch", async () => {
	const log = createLog();
	const handler = createFetchHandler(createHandler(createLiteralSite(false), log), { logger: log.logger, readFile: streamFile });
	return createFetchSubject(handler, log.take);
});

describeConformance("AWS Lambda", async () => {
	const log = createLog();
	return createLambdaSubject(createLambdaHandler(createHandler(createLiteralSite(false), log), streamFile), log.take);
});

function createLog(): { logger: Logger; take(): string[] } {
	let errors: string[] = [];
	return {
		logger: {
			error: (error) => errors.push(String((error as Error).message ?? error)),
			warn: (message) => errors.push(message),
		},
		take() {
			const taken = errors;
			errors = [];
			return taken;
		},
	};
}
