import { GatzError } from "../universal/errors.js";

/** Stands in for a module that plugins reach for and that has nothing behind it yet: reading a member throws MODULE_NOT_YET. */
export function createAbsentModule(module: string): object {
	return new Proxy(Object.create(null) as object, {
		get(_target, member) {
			// Module loaders and `await` look for these on their own account.
			if (typeof member === "symbol" || member === "then" || member === "__esModule" || member === "default") return undefined;
			throw new GatzError("MODULE_NOT_YET", { module, member });
		},
	});
}
