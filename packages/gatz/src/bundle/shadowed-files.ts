import type { Plugin } from "vite";
import { shadowOf } from "../plugins/component-shadows.js";
import type { BundleInput } from "./site-input.js";

/** Component shadowing: whatever way a theme's file is imported, the file that takes its place is what the importer gets. USERS D. */
export function shadowedFiles(input: Pick<BundleInput, "shadows">): Plugin {
	return {
		name: "gatz:shadowed-files",
		enforce: "pre",
		resolveId: {
			order: "pre",
			async handler(id, importer, options) {
				// Asked anew each time: in develop, files come and go.
				if (id.startsWith("\0") || id.startsWith("virtual:") || Object.keys(input.shadows).length === 0) return null;
				const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
				if (!resolved || resolved.external) return resolved;
				const [file = "", query = ""] = splitQuery(resolved.id);
				const shadow = shadowOf(input.shadows, file, importer && splitQuery(importer)[0]);
				return shadow === undefined ? resolved : { ...resolved, id: shadow + query };
			},
		},
	};
}

function splitQuery(id: string): [file: string, query: string] {
	const [file = id] = /^[^?#]*/.exec(id) ?? [];
	return [file, id.slice(file.length)];
}
