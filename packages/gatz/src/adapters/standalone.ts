import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openArtifact } from "../artifact/open.js";
import type { Logger } from "../server/exchange.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { serve } from "./serve.js";

// The program that is written into the artifact as `serve.mjs`: it serves the build that it lies in, with nothing installed.
const site = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

process.env.NODE_ENV = "production";
applyEnv((await readEnvFiles(site, process.env)).values, process.env);

const logger: Logger = {
	warn: (message) => console.warn(message),
	error: (error, detail) => console.error(detail ? `${detail.method} ${detail.url}, request ${detail.requestId}:` : "", error),
};
const artifact = await openArtifact(site, { onNotice: logger.warn });
const server = await serve({
	artifact,
	logger,
	host: process.env.HOST ?? "localhost",
	port: Number(process.env.PORT ?? 9000),
});
console.log(`Serving the site at ${server.url}${artifact.settings.pathPrefix}/`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
	process.once(signal, () => {
		server.close().then(() => artifact.close());
	});
}
