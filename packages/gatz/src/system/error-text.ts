import { GatzError, thrownMessage } from "../universal/errors.js";
import type { Style } from "./terminal.js";
import { siteFirstStack, thrownPlace } from "./thrown-place.js";

type Paint = (style: Style, text: string) => string;

/**
 * All that is said about an error. A coded one tells code, what, where, the lines of source and the fix, our own stack only when the
 * fault is ours; any other comes with its stack, the site's frames first.
 * @param directory absolute path of the site
 */
export function errorText(thrown: unknown, directory: string, paint: Paint): string {
	return thrown instanceof GatzError ? codedText(thrown, directory, paint) : unknownText(thrown, directory, paint);
}

function codedText(error: GatzError, directory: string, paint: Paint): string {
	const { place } = error;
	const frame = place.frame ?? thrownPlace(error.cause, directory).frame;
	const stack = error.fault === "framework" ? error.stack : undefined;
	const parts = [
		heading(error.code, paint),
		error.what,
		whereText(place, paint),
		frame,
		error.cause === undefined ? undefined : causeStack(error.cause, directory, paint, error.fault === "framework"),
		stack && paint("dim", stack),
		`${paint("bold", "Fix:")} ${error.fix}`,
	];
	return parts.filter((part) => part).join("\n\n");
}

function unknownText(thrown: unknown, directory: string, paint: Paint): string {
	const { frame } = thrownPlace(thrown, directory);
	return [heading("", paint) + thrownMessage(thrown), frame, causeStack(thrown, directory, paint, true)]
		.filter((part) => part)
		.join("\n\n");
}

function heading(code: string, paint: Paint): string {
	return `${paint("red", "ERROR")} ${code}`;
}

function whereText(place: GatzError["place"], paint: Paint): string {
	const position = [place.file, place.line, place.line === undefined ? undefined : place.column];
	const facts = [
		["File", place.file && position.filter((part) => part !== undefined).join(":")],
		["Key", place.keyPath],
		["Plugin", place.plugin],
		["Page", place.page],
	];
	return facts.flatMap(([label, value]) => (value ? [`${paint("dim", `${label}:`)} ${value}`] : [])).join("\n");
}

/** The frames of a stack, our own only on demand, without the message, which was said already; of an aggregate, its members' messages. */
function causeStack(thrown: unknown, directory: string, paint: Paint, withOurs: boolean): string | undefined {
	if (!(thrown instanceof Error) || thrown.stack === undefined) return undefined;
	const ours = new URL("../", import.meta.url).href;
	const frames = siteFirstStack(thrown.stack, directory)
		.split("\n")
		.filter((line) => /^\s+at /.test(line) && (withOurs || !line.includes(ours)));
	const members = thrown instanceof AggregateError ? thrown.errors.map((member) => `  - ${thrownMessage(member)}`) : [];
	const lines = [...members, ...frames];
	return lines.length === 0 ? undefined : paint("dim", lines.join("\n"));
}
