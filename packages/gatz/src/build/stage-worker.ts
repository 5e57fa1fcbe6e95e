import { join } from "node:path";
import { readPack } from "../artifact/pack.js";
import { SERVER_FILES } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { BundleInput } from "../bundle/site-input.js";
import type { Reporter } from "../plugin-api.js";
import { exists } from "../system/files.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { mapParallel } from "../system/parallel.js";
import { timed } from "./timed.js";

/** Folder of the server half with the site as modules for a runtime without Node.js. */
const WORKER = "worker";

/** Puts the pages' bundle for a runtime without Node.js into the stage. */
export async function stageWorkerBundle(stage: Stage, input: BundleInput, reporter: Reporter): Promise<void> {
	const files = await timed(reporter, "Bundled for workers", async () => (await import("../bundle/bundle-worker.js")).bundleWorker(input));
	await mapParallel(files, 16, (file) => stage.writeServer(`${WORKER}/${file.path}`, file.content));
	await stage.copyServer(`${WORKER}/runtime.mjs`, join(PACKAGE_DIRECTORY, "dist/standalone/worker.mjs"));
}

/** Files of the server half that the worker imports, where the site has them. */
const DATA = { staticQueries: SERVER_FILES.staticQueries, slices: SERVER_FILES.slices, documentSources: SERVER_FILES.documentSources };

/** Writes the worker's own module, and the results of pages as it can import them. After all else but the manifest. */
export async function stageWorkerEntry(stage: Stage): Promise<void> {
	await stage.writeServer(`${WORKER}/results.json`, JSON.stringify(await readPack(stage.serverDirectory)));
	const names = ["manifest", "files", "results", "renderer"];
	const imports = [
		`import files from "../${SERVER_FILES.files}";`,
		`import manifest from "../${SERVER_FILES.manifest}";`,
		'import results from "./results.json";',
	];
	for (const [name, file] of Object.entries(DATA)) {
		if (!(await exists(join(stage.serverDirectory, file)))) continue;
		imports.push(`import ${name} from "../${file}";`);
		names.push(name);
	}
	const rest = `import * as renderer from "./render.mjs";
import { createWorker } from "./runtime.mjs";

export default createWorker({ ${names.join(", ")} });
`;
	await stage.writeServer(`${WORKER}/index.mjs`, `${imports.join("\n")}\n${rest}`);
}
