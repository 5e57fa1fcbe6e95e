import { resolve } from "node:path";
import type { ErrorReport } from "../universal/error-report.js";
import { type ErrorPlace, GatzError, thrownMessage } from "../universal/errors.js";
import { siteFirstStack, thrownPlace } from "./thrown-place.js";

/**
 * All that is said about an error. A coded one tells code, what, where, the lines of source and the fix, our own stack only when the
 * fault is ours; any other comes with its stack, the site's frames first.
 * @param directory absolute path of the site
 */
export function createErrorReport(thrown: unknown, directory: string): ErrorReport {
	return thrown instanceof GatzError ? codedReport(thrown, directory) : unknownReport(thrown, directory);
}

function codedReport(error: GatzError, directory: string): ErrorReport {
	const { place, fault } = error;
	const under = place.line === undefined ? thrownPlace(error.cause, directory) : {};
	const isOurs = fault === "framework";
	const frame = place.frame ?? under.frame;
	const exact = place.line === undefined && under.line !== undefined ? under : place;
	return {
		code: error.code,
		what: error.what,
		facts: factsOf({ ...place, ...(exact === under && pickPosition(under)) }),
		...(frame !== undefined && { frame }),
		stack: [...stackOf(error.cause, directory, isOurs), ...(isOurs ? (error.stack ?? "").split("\n") : [])],
		fix: error.fix,
		...editorPlace(exact, directory),
	};
}

function unknownReport(thrown: unknown, directory: string): ErrorReport {
	const place = thrownPlace(thrown, directory);
	return {
		code: thrown instanceof Error ? thrown.name : "",
		what: thrownMessage(thrown),
		facts: factsOf(place),
		...(place.frame !== undefined && { frame: place.frame }),
		stack: stackOf(thrown, directory, true),
		...editorPlace(place, directory),
	};
}

function pickPosition({ file, line, column }: ErrorPlace): ErrorPlace {
	return { ...(file !== undefined && { file }), ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

function positionText({ file, line, column }: ErrorPlace): string | undefined {
	return file && [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
}

function factsOf(place: ErrorPlace): [string, string][] {
	const { keyPath, plugin, page, params } = place;
	const facts = [
		["File", positionText(place)],
		["Key", keyPath],
		["Plugin", plugin],
		["Page", page],
		["Params", params && Object.keys(params).length > 0 ? JSON.stringify(params) : undefined],
	] as const;
	return facts.flatMap(([label, value]) => (value ? [[label, value]] : []));
}

function editorPlace(place: ErrorPlace, directory: string): { place?: string } {
	const text = positionText(place.file === undefined ? place : { ...place, file: resolve(directory, place.file) });
	return text === undefined ? {} : { place: text };
}

/** The frames of a stack, our own only on demand, without the message, which was said already; of an aggregate, its members' messages. */
function stackOf(thrown: unknown, directory: string, withOurs: boolean): string[] {
	if (!(thrown instanceof Error) || thrown.stack === undefined) return [];
	const ours = new URL("../", import.meta.url);
	const frames = siteFirstStack(thrown.stack, directory)
		.split("\n")
		.filter((line) => /^\s+at /.test(line) && (withOurs || !(line.includes(ours.href) || line.includes(ours.pathname))));
	const members = thrown instanceof AggregateError ? thrown.errors.map((member) => `  - ${thrownMessage(member)}`) : [];
	return [...members, ...frames];
}
