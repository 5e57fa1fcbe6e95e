import { parseArgs } from "node:util";
import { GatzError } from "../universal/errors.js";
import { nearest, suggest } from "../universal/suggest.js";
import { COMMANDS, type Command, type Flag, GLOBAL_FLAGS } from "./commands.js";

/** What was typed, understood. */
export interface Invocation {
	/** undefined when no command was named. */
	readonly name: string | undefined;
	readonly command: Command | undefined;
	/** Options by their camel-case name, as a command's `Arguments` type has them; `_` holds the words. */
	readonly args: Readonly<Record<string, unknown>>;
	/** Lines that tell which options have no effect here. */
	readonly notices: readonly string[];
}

/**
 * @param words the command line without node and script
 * @throws COMMAND_UNKNOWN, OPTION_INVALID
 */
export function parseArguments(words: readonly string[]): Invocation {
	const name = commandName(words);
	const command = name === undefined ? undefined : findCommand(name);
	const flags: Record<string, Flag> = { ...GLOBAL_FLAGS, ...command?.flags };
	const { tokens } = parseArgs({ args: [...words], options: toParseOptions(flags), strict: false, allowPositionals: true, tokens: true });
	const args: Record<string, unknown> & { _: string[] } = { _: [] };
	const notices: string[] = [];
	for (const token of tokens) {
		if (token.kind === "positional") args._.push(token.value);
		if (token.kind !== "option") continue;
		const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
		if (!flag) throw unknownOption(token.rawName, Object.keys(flags));
		if (flag.ignored) notices.push(`${token.rawName} has no effect: ${flag.ignored}`);
		const [key, value] = readOption(token.name, token.rawName, flag, token.value);
		args[key] = flag.kind === "list" ? [...((args[key] as unknown[] | undefined) ?? []), value] : value;
	}
	return { name, command, args, notices };
}

/** The first word that is neither an option nor the value of a global one: those have none. */
function commandName(words: readonly string[]): string | undefined {
	return words.find((word) => !word.startsWith("-"));
}

function findCommand(name: string): Command {
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command) throw new GatzError("COMMAND_UNKNOWN", { command: name, hint: suggest(name, Object.keys(COMMANDS)) });
	return command;
}

function unknownOption(rawName: string, known: readonly string[]): GatzError {
	const meant = nearest(rawName.replace(/^-+/, ""), known);
	return new GatzError("OPTION_INVALID", {
		option: rawName,
		problem: `is not known${meant === undefined ? "" : ` (did you mean --${meant}?)`}`,
	});
}

/** `--no-uglify` is `uglify: false`, as gatsby-cli passes it. */
function readOption(name: string, rawName: string, flag: Flag, text: string | undefined): [string, unknown] {
	const value = readValue(rawName, flag, text);
	return name.startsWith("no-") ? [camelCase(name.slice(3)), !value] : [camelCase(name), value];
}

function readValue(option: string, flag: Flag, text: string | undefined): unknown {
	if (flag.kind === "optional") return text ?? true;
	if (flag.kind === "boolean") {
		if (text === undefined || text === "true") return true;
		if (text === "false") return false;
		throw new GatzError("OPTION_INVALID", { option, problem: `is either there or not; it can't be "${text}"` });
	}
	if (text === undefined || text === "") throw new GatzError("OPTION_INVALID", { option, problem: "needs a value" });
	return flag.kind === "port" ? readPort(text, option) : text;
}

/** @throws OPTION_INVALID unless the text is a whole number from 0 to 65535 */
export function readPort(text: string | number, option: string): number {
	const port = Number(text);
	if (text !== "" && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
	throw new GatzError("OPTION_INVALID", { option, problem: `has to be a port number from 0 to 65535; it is "${text}"` });
}

function toParseOptions(flags: Readonly<Record<string, Flag>>): Record<string, { type: "boolean" | "string"; short?: string }> {
	return Object.fromEntries(
		Object.entries(flags).map(([name, { kind, short }]) => {
			const type = kind === "boolean" || kind === "optional" ? "boolean" : "string";
			return [name, short === undefined ? { type } : { type, short }];
		}),
	);
}

function camelCase(name: string): string {
	return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
