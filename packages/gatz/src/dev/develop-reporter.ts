import type { Reporter } from "../plugin-api.js";
import { GatzError } from "../universal/errors.js";
import type { Problems } from "./problems.js";

/** The terminal's reporter in develop: errors that a user can act upon are shown by open pages, too. */
export function createDevelopReporter(reporter: Reporter, problems: Problems): Reporter {
	return {
		...reporter,
		error(meta, error) {
			if (meta instanceof GatzError) problems.report(meta, { kind: "site" });
			else reporter.error(meta, error);
		},
	};
}
