import { join } from "node:path";
import { SERVER_FILES } from "../artifact/schema.js";
import type { AdapterEntry } from "../config.js";
import { write } from "../system/files.js";
import type { AdaptArguments, AdapterConfig } from "../universal/adapter.js";

/** Has `.cache/lambda.mjs` written, with `handler` and `streamHandler`. */
export function createLambdaAdapter(): AdapterEntry {
	return createEntryAdapter("lambda", SERVER_FILES.lambda, "handler, streamHandler");
}

/** Has `.cache/fetch.mjs` written, whose default export has `fetch`. */
export function createFetchAdapter(): AdapterEntry {
	return createEntryAdapter("fetch", SERVER_FILES.fetch, "default, fetch");
}

/** Has pages bundled for runtimes without Node.js, too, and `.cache/worker.mjs` written, whose default export has `fetch`. */
export function createWorkersAdapter(): AdapterEntry {
	return {
		...createEntryAdapter("workers", "worker/index.mjs", "default", "worker.mjs"),
		config: (): AdapterConfig => ({ runtime: "workers" }),
	};
}

/** For hosts that are given a module: one whose name stays, while that of the build's folder changes. */
function createEntryAdapter(name: string, module: string, exports: string, file = `${name}.mjs`): AdapterEntry {
	return {
		name: `gatsby/adapter-${name}`,
		async adapt({ serverDirectory }: AdaptArguments) {
			const path = serverDirectory.replace(/^\.cache\//, "./");
			await write(join(process.cwd(), ".cache", file), `export { ${exports} } from "${path}/${module}";\n`);
		},
	};
}
