import { COMMANDS, type Command, type Flag, GLOBAL_FLAGS } from "./commands.js";

/** The text of `gatz --help`. */
export function createHelp(program: string): string {
	const commands = Object.entries(COMMANDS).map(([name, { help }]) => [name, help]);
	return [`Usage: ${program} <command> [options]`, section("Commands", commands), section("Options", flagRows(GLOBAL_FLAGS))].join("\n\n");
}

/** The text of `gatz <command> --help`. */
export function createCommandHelp(program: string, name: string, command: Command): string {
	const usage = [`Usage: ${program} ${name}`, command.words, "[options]"].filter(Boolean).join(" ");
	return [usage, command.help, section("Options", flagRows({ ...command.flags, ...GLOBAL_FLAGS }))].join("\n\n");
}

function flagRows(flags: Readonly<Record<string, Flag>>): string[][] {
	return Object.entries(flags).map(([name, flag]) => {
		const kinds = { boolean: "", string: " <text>", list: " <text>", port: " <number>", optional: "[=<port>]" };
		const value = flag.takes ? ` ${flag.takes}` : kinds[flag.kind];
		return [`${flag.short ? `-${flag.short}, ` : "    "}--${name}${value}`, flag.ignored ? `${flag.help}: ${flag.ignored}` : flag.help];
	});
}

function section(title: string, rows: readonly (readonly string[])[]): string {
	const width = Math.max(...rows.map(([left = ""]) => left.length));
	return [`${title}:`, ...rows.map(([left = "", right = ""]) => `  ${left.padEnd(width)}  ${right}`)].join("\n");
}
