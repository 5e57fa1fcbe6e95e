import { join } from "node:path";
import type { AdapterEntry } from "../config.js";
import { write } from "../system/files.js";
import type { AdaptArguments, AdapterConfig } from "../universal/adapter.js";

/** Has pages bundled for runtimes without Node.js, and writes `.cache/worker.mjs`, the module that such a host is given. */
export function createWorkersAdapter(): AdapterEntry {
	return {
		name: "gatsby/adapter-workers",
		config: (): AdapterConfig => ({ runtime: "workers" }),
		async adapt({ serverDirectory }: AdaptArguments) {
			const path = serverDirectory.replace(/^\.cache\//, "./");
			await write(join(process.cwd(), ".cache/worker.mjs"), `export { default } from "${path}/worker/index.mjs";\n`);
		},
	};
}
