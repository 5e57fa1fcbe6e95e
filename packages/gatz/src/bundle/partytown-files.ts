import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { readBytes } from "../system/files.js";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { PARTYTOWN_FOLDER } from "../universal/third-party.js";

const FILES = ["partytown.js", "partytown-atomics.js", "partytown-media.js", "partytown-sw.js", "partytown-sandbox-sw.html"];

/** Puts Partytown's files beside the bundle of a site whose code names the strategy of `Script` that needs them. SPEC 5.13.8. */
export function partytownFiles(): Plugin {
	let isUsed = false;
	return {
		name: "gatz:partytown",
		applyToEnvironment: (environment) => environment.name === "client",
		buildStart() {
			isUsed = false;
		},
		transform: {
			filter: { code: /off-main-thread|offMainThread/ },
			handler(_, id) {
				if (!id.startsWith(PACKAGE_DIRECTORY)) isUsed = true;
			},
		},
		async generateBundle() {
			if (!isUsed) return;
			for (const name of FILES)
				this.emitFile({ type: "asset", fileName: `${PARTYTOWN_FOLDER.slice(1)}${name}`, source: await readLibrary(name) });
		},
		configureServer({ middlewares }) {
			middlewares.use(PARTYTOWN_FOLDER.slice(0, -1), (request, response, next) => {
				const name = FILES.find((file) => request.url?.split("?")[0] === `/${file}`);
				if (!name) return next();
				response.setHeader("content-type", name.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8");
				readLibrary(name).then((content) => response.end(content), next);
			});
		},
	};
}

function readLibrary(name: string): Promise<Uint8Array> {
	const integration = createRequire(import.meta.url).resolve("@qwik.dev/partytown/integration");
	return readBytes(join(dirname(integration), "../lib", name));
}
