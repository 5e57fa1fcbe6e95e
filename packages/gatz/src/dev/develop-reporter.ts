import type { Reporter } from "../plugin-api.js";
import { GatzError } from "../universal/errors.js";
import type { Problems } from "./problems.js";
import { sourceError } from "./source-error.js";

/**
 * The terminal's reporter in develop: errors that a user can act upon are shown by open pages, too.
 * @param directory absolute path of the site
 */
export function createDevelopReporter(reporter: Reporter, problems: Problems, directory: string): Reporter {
	return {
		...reporter,
		error(meta, error) {
			if (sourceError(meta, directory) instanceof GatzError) problems.report(meta, { kind: "site" });
			else reporter.error(meta, error);
		},
	};
}
