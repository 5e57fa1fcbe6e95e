/** Whether a value is an object as a literal makes it: not of a class, no array. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
	if (typeof value !== "object" || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	// An object of another realm, such as a configuration's, has another Object.prototype.
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
