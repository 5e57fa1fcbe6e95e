import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { serveDirectory } from "./serve-directory.js";

// The program that is written into each server half as `serve.mjs`: it serves the site around it, with nothing installed.
process.env.NODE_ENV = "production";
const here = dirname(fileURLToPath(import.meta.url));
const directory = resolve(here, "../../..");
const terminal = createTerminal(process.stdout, process.env);
const reporter = createReporter({ terminal, directory, exit: process.exit });
serveDirectory({ directory, reporter, buildId: basename(here) })
	.catch((error: unknown) => {
		reporter.error(error);
		return 1;
	})
	.then((code) => process.exit(code));
