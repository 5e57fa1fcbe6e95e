import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createFetchHandler, type FetchHandler } from "./fetch.js";
import { streamFile } from "./file-stream.js";
import { openSite } from "./open-site.js";

// The module that is written into each server half as `fetch.mjs`: for hosts with files that speak Web-standard requests.
process.env.NODE_ENV = "production";
const here = dirname(fileURLToPath(import.meta.url));
const opening = openSite(resolve(here, "../../.."), basename(here)).then(({ handler, logger }) =>
	createFetchHandler(handler, { logger, readFile: streamFile }),
);
opening.catch(() => {}); // each request will say it

export const fetch: FetchHandler = async (request, detail) => (await opening)(request, detail);

export default { fetch };
