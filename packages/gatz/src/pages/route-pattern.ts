import { GatzError } from "../universal/errors.js";
import { type PatternSegment, parsePattern } from "../universal/path-pattern.js";

const SPLAT = /^\[\.\.\.([^[\]]*)\]$/;
const PARAM = /^([^[\]]*)\[([^[\].]+)\]([^[\]]*)$/;

/** Names that a component's props already have. Gatsby's router refuses them for parameters; a splat may have them, and the prop stays. SPEC 1.11.9. */
const RESERVED = new Set(["uri", "path"]);

/**
 * The pattern of a route with brackets: `/foo/[id]/[...rest]/` → `/foo/:id/*rest`. SPEC 3.3.
 * @param path path as made from the file's name
 * @param file where it comes from, for messages
 * @throws GatzError PAGE_PATTERN, PAGE_PARAM_RESERVED
 */
export function bracketsToPattern(path: string, file: string): string {
	const segments = path.split("/").filter((segment) => segment !== "");
	const pattern = `/${segments.map((segment) => segmentToPattern(segment, path, file)).join("/")}`;
	checkPattern(pattern, path, file);
	return pattern;
}

/**
 * Checks a pattern that a user gave or that was made from a file's name.
 * @param route how the user wrote it
 * @throws GatzError PAGE_PATTERN, PAGE_PARAM_RESERVED
 */
export function checkPattern(pattern: string, route: string, file: string): void {
	const names = new Set<string>();
	for (const segment of parse(pattern, route, file)) {
		if (segment.kind === "static") continue;
		if (segment.kind === "param" && RESERVED.has(segment.name))
			throw new GatzError("PAGE_PARAM_RESERVED", { pattern: route, file, name: segment.name });
		if (names.has(segment.name)) throw refuse(route, file, `the parameter "${segment.name}" is there twice`);
		names.add(segment.name);
	}
}

function segmentToPattern(segment: string, route: string, file: string): string {
	if (!/[[\]]/.test(segment)) return escapeText(segment);
	const splat = SPLAT.exec(segment);
	if (splat) return `*${splat[1]}`;
	const param = PARAM.exec(segment);
	if (!param) throw refuse(route, file, `"${segment}" is not one parameter such as "[id]"`);
	const [, before = "", name = "", after = ""] = param;
	const part = `${escapeText(before)}:${name}${escapeText(after)}`;
	const [parsed] = parse(part, route, file);
	if (parsed?.kind !== "param" || parsed.name !== name || parsed.after !== after) {
		throw refuse(route, file, `in "${segment}" the parameter's name can't be told from the text after it`);
	}
	return part;
}

function parse(pattern: string, route: string, file: string): PatternSegment[] {
	try {
		return parsePattern(pattern);
	} catch (error) {
		throw error instanceof RangeError ? refuse(route, file, error.message) : error;
	}
}

/** Text of a file's name that means something else in a pattern. */
function escapeText(text: string): string {
	return text.replace(/%/g, "%25").replace(/:/g, "%3A").replace(/^\*/, "%2A");
}

function refuse(pattern: string, file: string, problem: string): GatzError {
	return new GatzError("PAGE_PATTERN", { pattern, file, problem }, { place: { file } });
}
