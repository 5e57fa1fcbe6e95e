import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.js";
import { createCommandHelp, createHelp } from "./help.js";
import { parseArguments } from "./parse-arguments.js";

describe("parseArguments", () => {
	it.each([
		["build", { _: ["build"] }],
		["build --prefix-paths --no-uglify --profile", { _: ["build"], prefixPaths: true, uglify: false, profile: true }],
		["build --prefix-paths=false", { _: ["build"], prefixPaths: false }],
		["serve -H 0.0.0.0 -p 3000 -o", { _: ["serve"], host: "0.0.0.0", port: 3000, open: true }],
		["develop --port=0 --inspect", { _: ["develop"], port: 0, inspect: true }],
		["develop --inspect-brk=9300", { _: ["develop"], inspectBrk: "9300" }],
		["--verbose build --no-color", { _: ["build"], verbose: true, color: false }],
		["plugin ls", { _: ["plugin", "ls"] }],
		["-v", { _: [], version: true }],
		["serve --help", { _: ["serve"], help: true }],
	])("%s", (line, args) => {
		expect(parseArguments(line.split(" ")).args).toEqual(args);
	});

	it.each([
		["biuld", "COMMAND_UNKNOWN", 'There is no command "biuld". Did you mean "build"?'],
		["constructor", "COMMAND_UNKNOWN", 'There is no command "constructor".'],
		["serve --prot 3", "OPTION_INVALID", "The option --prot is not known (did you mean --port?)."],
		["build --port 3", "OPTION_INVALID", "The option --port is not known"],
		["serve -p many", "OPTION_INVALID", 'The option -p has to be a port number from 0 to 65535; it is "many".'],
		["serve --port", "OPTION_INVALID", "The option --port needs a value."],
		["build --profile=maybe", "OPTION_INVALID", 'can\'t be "maybe"'],
	])("%s is refused", (line, code, message) => {
		const parse = (): unknown => parseArguments(line.split(" "));
		expect(parse).toThrow(expect.objectContaining({ code: `GATZ_${code}` }));
		expect(parse).toThrow(message);
	});

	it("accepts Gatsby's options that do nothing here, and says so", () => {
		const { notices } = parseArguments(["develop", "-S", "--graphql-tracing"]);
		expect(notices).toEqual([
			"-S has no effect: Gatz develops over plain HTTP.",
			"--graphql-tracing has no effect: Gatz has no GraphQL tracing.",
		]);
	});
});

describe("help", () => {
	it("lists each command and each option", () => {
		for (const [name, command] of Object.entries(COMMANDS)) {
			expect(createHelp("gatz")).toContain(`  ${name} `);
			for (const flag of Object.keys(command.flags)) expect(createCommandHelp("gatz", name, command)).toContain(`--${flag}`);
		}
	});
});
