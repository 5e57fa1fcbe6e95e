import { GatzError, thrownMessage } from "../universal/errors.js";
import { propertyPath } from "./describe-value.js";

interface Culprit {
	readonly keyPath: string;
	readonly problem: string;
}

/**
 * The JSON of `props`; undefined when there is nothing to say (`undefined`, a function). Functions, `undefined` members, dates and the
 * like become what JSON makes of them, as in Gatsby. SPEC 1.4.6–8.
 *
 * @throws GatzError SERVER_DATA_NOT_SERIALISABLE with the key path of the value that JSON can't hold
 */
export function serialiseProps(props: unknown, file: string): string | undefined {
	try {
		return JSON.stringify(props);
	} catch (cause) {
		const culprit = findCulprit(props) ?? { keyPath: "props", problem: thrownMessage(cause) };
		throw new GatzError("SERVER_DATA_NOT_SERIALISABLE", { file, ...culprit }, { place: { file, keyPath: culprit.keyPath }, cause });
	}
}

/** Walks as JSON.stringify does until it meets the value that stopped it. Only for messages. */
function findCulprit(props: unknown): Culprit | null {
	try {
		return visit(props, "", "props", new Map());
	} catch {
		return null;
	}
}

function visit(given: unknown, key: string, keyPath: string, ancestors: Map<object, string>): Culprit | null {
	let value = given;
	if ((typeof given === "object" && given !== null) || typeof given === "bigint") {
		const { toJSON } = given as { toJSON?: unknown };
		try {
			if (typeof toJSON === "function") value = toJSON.call(given, key);
		} catch (thrown) {
			return { keyPath, problem: `its toJSON failed: ${thrownMessage(thrown)}` };
		}
	}
	if (typeof value === "bigint") return { keyPath, problem: "it is a BigInt" };
	if (typeof value !== "object" || value === null) return null;
	const seen = ancestors.get(value);
	if (seen !== undefined) return { keyPath, problem: `it refers back to ${seen}` };
	ancestors.set(value, keyPath);
	for (const name of Object.keys(value)) {
		const path = Array.isArray(value) ? `${keyPath}[${name}]` : propertyPath(keyPath, name);
		let member: unknown;
		try {
			member = (value as Record<string, unknown>)[name];
		} catch (thrown) {
			return { keyPath: path, problem: `reading it failed: ${thrownMessage(thrown)}` };
		}
		const culprit = visit(member, name, path, ancestors);
		if (culprit) return culprit;
	}
	ancestors.delete(value);
	return null;
}
