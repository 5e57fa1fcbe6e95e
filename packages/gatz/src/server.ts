/** For those who host a site on their own: open a build, make its handler, listen or mount it. */
export type { Connections } from "./adapters/connections.js";
export { createNodeListener, type ListenOptions, listen, type RunningServer, type TimeLimits } from "./adapters/nodejs.js";
export { type ServeOptions, serve } from "./adapters/serve.js";
export type { Artifact, ArtifactFunctions, PublicFile } from "./artifact/artifact.js";
export type { FunctionAnswer, FunctionBundle, FunctionCall, FunctionRow } from "./artifact/function-bundle.js";
export { type OpenArtifact, type OpenOptions, openArtifact } from "./artifact/open.js";
export type { CacheVerdict } from "./server/cache-pages.js";
export { createPurgeAnswer } from "./server/cache-purge.js";
export { type CacheStore, MemoryStore, type PurgeSelection, type StoredAnswer } from "./server/cache-store.js";
export type { FileBody, HandlerRequest, HandlerResponse, Logger, RequestDetail, RequestHandler } from "./server/exchange.js";
export { createHandler, type HandlerOptions } from "./server/handler.js";
