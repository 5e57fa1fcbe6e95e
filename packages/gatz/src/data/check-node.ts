import type { NodeInput } from "../plugin-api.js";
import { GatzError } from "../universal/errors.js";

/** What a plugin may put into `node.internal`; the rest of it is the framework's. */
const INTERNAL_KEYS: Readonly<Record<string, string>> = {
	type: "string",
	contentDigest: "string",
	mediaType: "string",
	content: "string",
	description: "string",
	contentFilePath: "string",
	ignoreType: "boolean",
	fieldOwners: "object",
	counter: "number",
};

/**
 * Checks what createNode was given, as far as it can be seen without looking into the node's data. SPEC 6.2.3.
 * @throws GatzError NODE_INVALID
 */
export function checkNode(input: unknown, plugin: string): asserts input is NodeInput {
	const refuse = (problem: string): never => {
		const seen = isObject(input) ? summaryOf(input) : String(input);
		throw new GatzError("NODE_INVALID", { plugin, problem, seen }, { place: { plugin } });
	};
	if (!isObject(input)) return refuse("is no object");
	const { id, parent, children, internal, fields } = input;
	if (typeof id !== "string" || id === "") return refuse(`has ${id === undefined ? "no id" : "an id that is no text"}`);
	if (!isObject(internal)) return refuse("has no `internal`");
	if (internal.owner !== undefined) return refuse("sets `internal.owner`, which the framework does");
	for (const key of ["type", "contentDigest"]) if (!internal[key]) return refuse(`has no \`internal.${key}\``);
	for (const [key, value] of Object.entries(internal)) {
		const kind = INTERNAL_KEYS[key];
		if (kind === undefined) return refuse(`has \`internal.${key}\`, which is not for plugins`);
		const isAbsent = value === undefined || value === null;
		if (!isAbsent && typeof value !== kind) return refuse(`has an \`internal.${key}\` that is no ${kind}`);
	}
	if (fields !== undefined) return refuse("sets `fields`, which is for createNodeField");
	if (parent !== undefined && parent !== null && typeof parent !== "string") return refuse("has a `parent` that is no id");
	const areIds =
		children === undefined || children === null || (Array.isArray(children) && children.every((child) => typeof child === "string"));
	if (!areIds) return refuse("has `children` that are no list of ids");
}

/**
 * A node's data as the database can hold it: plain objects, lists, texts, numbers, booleans, null and dates; anything else is left
 * out, as Gatsby does. The value itself when nothing had to be left out.
 * @throws GatzError NODE_CIRCULAR with the path of the value
 */
export function plainNodeData<T extends object>(data: T, plugin: string): T {
	return plain(data, [], [], plugin) as T;
}

function plain(value: unknown, path: string[], above: object[], plugin: string): unknown {
	if (typeof value !== "object") return PLAIN.has(typeof value) ? value : undefined;
	if (value === null || value instanceof Date) return value;
	const isList = Array.isArray(value);
	if (!isList && !isPlainObject(value)) return undefined;
	if (above.includes(value)) throw circular(path, above, plugin);
	above.push(value);
	const source = value as Record<string, unknown>;
	let copy: Record<string, unknown> | unknown[] | undefined;
	for (const key of Object.keys(source)) {
		const before = source[key];
		if (before === undefined || PLAIN.has(typeof before)) continue;
		path.push(key);
		const after = plain(before, path, above, plugin);
		path.pop();
		if (after === before) continue;
		copy ??= isList ? [...value] : { ...source };
		if (after !== undefined || isList) (copy as Record<string, unknown>)[key] = after;
		else delete (copy as Record<string, unknown>)[key];
	}
	above.pop();
	return copy ?? value;
}

const PLAIN: ReadonlySet<string> = new Set(["string", "number", "boolean"]);

function circular(path: readonly string[], above: readonly object[], plugin: string): GatzError {
	const [node] = above as readonly { id?: unknown }[];
	const values = { plugin, node: String(node?.id), keyPath: path.join(".") };
	return new GatzError("NODE_CIRCULAR", values, { place: { plugin, keyPath: values.keyPath } });
}

/** Enough of a node to find it among the plugin's. */
function summaryOf({ id, parent, internal }: Record<string, unknown>): string {
	const type = isObject(internal) ? internal.type : undefined;
	return JSON.stringify({ id, parent, type }, (_key, value: unknown) => (isObject(value) && !isPlainObject(value) ? String(value) : value));
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Also of another realm, whose Object is not ours. */
function isPlainObject(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
