import { GatzError } from "../universal/errors.js";

/**
 * Stands in for a module that plugins reach for and that has nothing, or little, behind it: reading another member throws MODULE_NOT_YET.
 * @param members what it has
 */
export function createAbsentModule(module: string, members: Readonly<Record<string, unknown>> = {}): object {
	return new Proxy(Object.assign(Object.create(null) as object, members), {
		get(target, member) {
			// Module loaders and `await` look for these on their own account.
			if (typeof member === "symbol" || member === "then" || member === "__esModule" || member === "default") return undefined;
			if (Object.hasOwn(target, member)) return Reflect.get(target, member);
			throw new GatzError("MODULE_NOT_YET", { module, member });
		},
	});
}
