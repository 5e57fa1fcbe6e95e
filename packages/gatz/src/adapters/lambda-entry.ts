import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { streamFile } from "./file-stream.js";
import { createLambdaHandler, createLambdaStreamer, type LambdaHandler, type LambdaStreaming } from "./lambda.js";
import { openSite } from "./open-site.js";

// The module that is written into each server half as `lambda.mjs`. Lambda gives most of the CPU before the first event: the site is
// opened then.
process.env.NODE_ENV = "production";
const here = dirname(fileURLToPath(import.meta.url));
const opening = openSite(resolve(here, "../../.."), basename(here));
const answering = opening.then((site) => createLambdaHandler(site.handler, streamFile));
answering.catch(() => {}); // each request will say it

const { awslambda } = globalThis as { awslambda?: LambdaStreaming };

/** Answers as a whole. */
export const handler: LambdaHandler = async (event) => (await answering)(event);

/** Streams; for function URLs whose invoke mode is `RESPONSE_STREAM`. Undefined outside of Lambda. */
export const streamHandler = awslambda && createLambdaStreamer(async (request) => (await opening).handler(request), streamFile, awslambda);
