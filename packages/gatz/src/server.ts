/** For those who host a site on their own: open a build, make its handler, listen or mount it. */
export type { Connections } from "./adapters/connections.js";
export { createFetchHandler, type FetchDetail, type FetchHandler, type FetchHandlerOptions } from "./adapters/fetch.js";
export { streamFile } from "./adapters/file-stream.js";
export {
	createLambdaHandler,
	createLambdaStreamer,
	type LambdaAnswer,
	type LambdaHandler,
	type LambdaHead,
	type LambdaStreamer,
	type LambdaStreaming,
} from "./adapters/lambda.js";
export type { LambdaEvent } from "./adapters/lambda-event.js";
export { createNodeListener, type ListenOptions, listen, type RunningServer, type TimeLimits } from "./adapters/nodejs.js";
export type { FileReader } from "./adapters/sent-answer.js";
export { type ServeOptions, serve } from "./adapters/serve.js";
export type { Artifact, ArtifactFunctions, PublicFile } from "./artifact/artifact.js";
export type { FunctionAnswer, FunctionBundle, FunctionCall, FunctionRow } from "./artifact/function-bundle.js";
export { type OpenArtifact, type OpenOptions, openArtifact } from "./artifact/open.js";
export type { CacheVerdict } from "./server/cache-pages.js";
export { createPurgeAnswer } from "./server/cache-purge.js";
export { type CacheStore, MemoryStore, type PurgeSelection, type StoredAnswer } from "./server/cache-store.js";
export type { FileBody, HandlerRequest, HandlerResponse, Logger, RequestDetail, RequestHandler } from "./server/exchange.js";
export { createHandler, type HandlerOptions } from "./server/handler.js";
