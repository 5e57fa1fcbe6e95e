import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { streamFile } from "./file-stream.js";
import { createFunctionHandler, type FunctionHostHandler } from "./function-handler.js";
import { openSite } from "./open-site.js";

// The module that is written into each server half as `function.mjs`, for hosts that gatsby-config's `adapter` writes functions for.
process.env.NODE_ENV = "production";
const here = dirname(fileURLToPath(import.meta.url));
const opening = openSite(resolve(here, "../../.."), basename(here)).then(({ handler }) => createFunctionHandler(handler, streamFile));
opening.catch(() => {}); // each request will say it

const handle: FunctionHostHandler = async (request, response) => (await opening)(request, response);
export default handle;
