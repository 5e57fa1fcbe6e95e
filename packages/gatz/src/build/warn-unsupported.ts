import { join } from "node:path";
import type { Reporter } from "../plugin-api.js";
import { walk } from "../system/files.js";
import type { Site } from "./load-site.js";

/** Names what a site has that this version does not use, once for each, so that nothing is passed over in silence. */
export async function warnUnsupported(site: Site, reporter: Reporter): Promise<void> {
	const source = join(site.directory, "src");
	if ((await walk(join(source, "api"))).length > 0) reporter.warn("The functions in src/api are not served by this version.");
}
