import type { Artifact } from "../artifact/artifact.js";
import { type ArtifactValues, openValues } from "../artifact/open-values.js";
import { createHandler } from "../server/handler.js";
import { createConsoleLogger } from "./console-logger.js";
import { createFetchHandler, type FetchHandler } from "./fetch.js";
import type { FileReader } from "./sent-answer.js";

/** What a runtime of the Workers kind gives: the files of `public/` as a binding, and variables of the environment. */
export interface WorkerEnvironment {
	readonly ASSETS: { fetch(request: Request): Promise<Response> };
	readonly [name: string]: unknown;
}

/** What such a runtime takes as a module's default export. */
export interface Worker {
	fetch(request: Request, environment: WorkerEnvironment): Promise<Response>;
}

/** Where bundles for such runtimes look for `process.env`. */
const ENVIRONMENT = "gatzEnvironment";

/** Makes the worker of a site. The runtime tells the environment with each request; it is the same one all the time. */
export function createWorker(values: ArtifactValues): Worker {
	let handler: FetchHandler | undefined;
	return {
		fetch(request, environment) {
			handler ??= createSiteHandler(values, environment);
			return handler(request, { address: request.headers.get("cf-connecting-ip") ?? undefined });
		},
	};
}

function createSiteHandler(values: ArtifactValues, environment: WorkerEnvironment): FetchHandler {
	Object.assign(globalThis, { [ENVIRONMENT]: environment });
	const logger = createConsoleLogger(console);
	const artifact = openValues(values, async (path) => new Uint8Array(await (await askAssets(environment, path)).arrayBuffer()));
	// What one request has begun ends with it there: nothing can be made behind an answer, nor for others who wait. Caching is the CDN's.
	const answer = createHandler(artifact, { logger, cache: null });
	return createFetchHandler(answer, { logger, readFile: readerOf(artifact, environment) });
}

function readerOf(artifact: Artifact, environment: WorkerEnvironment): FileReader {
	return async ({ file, start, end = file.size - 1 }) => {
		if (start === undefined) return (await askAssets(environment, file.file)).body as ReadableStream<Uint8Array>;
		return new Blob([(await artifact.read(file)).slice(start, end + 1)]).stream();
	};
}

async function askAssets({ ASSETS }: WorkerEnvironment, path: string): Promise<Response> {
	const url = `https://assets.local/${path.split("/").map(encodeURIComponent).join("/")}`;
	const response = await ASSETS.fetch(new Request(url));
	if (response.ok) return response;
	throw new Error(`ASSETS answers ${response.status} for ${url}: it has to hold public/ of the same build, and to send files as they are`);
}
