import type { Plugin } from "vite";
import { exists } from "../system/files.js";

/** In a bundle for hosts without Node.js, modules of ours are replaced by their twins, `<name>.web.js` beside `<name>.js`. */
export function webTwins(packageDirectory: string): Plugin {
	return {
		name: "gatz:web-twins",
		enforce: "pre",
		async resolveId(id, importer, options) {
			if (!id.startsWith("./") && !id.startsWith("../") && !id.startsWith(packageDirectory)) return null;
			const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
			if (!resolved?.id.startsWith(`${packageDirectory}/dist/`)) return null;
			const twin = resolved.id.replace(/\.js$/, ".web.js");
			return twin !== resolved.id && (await exists(twin)) ? twin : null;
		},
	};
}
