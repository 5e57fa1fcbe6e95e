import { join } from "node:path";
import { findModule } from "../config/find-module.js";
import type { Reporter } from "../plugin-api.js";
import { readText } from "../system/files.js";
import type { Site } from "./load-site.js";

/** Hooks of gatsby-ssr that change the document; this version writes it without them. */
const DOCUMENT_HOOKS = ["onRenderBody", "onPreRenderHTML", "replaceRenderer"];

/** Names what a site has that this version does not use, once for each, so that nothing is passed over in silence. */
export async function warnUnsupported(site: Site, reporter: Reporter): Promise<void> {
	for (const { name, ssrFile } of site.plugins) {
		const text = ssrFile === undefined ? "" : await readText(ssrFile);
		for (const hook of DOCUMENT_HOOKS) {
			if (text.includes(hook)) reporter.warn(`The hook ${hook} in gatsby-ssr of "${name}" is not run by this version.`);
		}
	}
	const source = join(site.directory, "src");
	if (await findModule(source, "html")) reporter.warn("src/html is not used by this version: documents have the default form.");
}
