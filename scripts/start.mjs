// npm start: installs, builds the framework and the example, and serves the example. PORT and HOST are heeded.
import { join } from "node:path";
import { buildFramework, install, node, ROOT, script } from "./prepare.mjs";

const GATZ = join(ROOT, "packages/gatz/bin/gatz.js");
const example = { cwd: join(ROOT, "examples/compat-explorer") };

await script(async () => {
	await install();
	await buildFramework();
	await node([GATZ, "build"], example);
	await node([GATZ, "serve"], example);
});
