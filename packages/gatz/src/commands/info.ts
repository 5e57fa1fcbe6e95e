import { createRequire } from "node:module";
import { arch, cpus, release, type } from "node:os";
import { join } from "node:path";
import { readJson, whenThere } from "../system/files.js";
import { VERSION } from "../universal/version.js";
import { type CommandArguments, runCommand } from "./run-command.js";

interface PackageFile {
	readonly version?: string;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
}

/** `gatsby info`: what a bug report should say about machine and site. */
export default function info(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, async ({ directory, reporter }) => {
		const packages = await sitePackages(directory);
		const lines = [
			["Gatz", VERSION],
			["Node.js", process.versions.node],
			["System", `${type()} ${release()} ${arch()}`],
			["CPU", `(${cpus().length}) ${cpus()[0]?.model ?? "unknown"}`],
			...packages,
		];
		const width = Math.max(...lines.map(([label = ""]) => label.length));
		for (const [label = "", value] of lines) reporter.log(`${label.padEnd(width)}  ${value}`);
		return 0;
	});
}

/** The site's React and Gatsby packages with their installed versions. */
async function sitePackages(directory: string): Promise<string[][]> {
	const site = ((await whenThere(readJson(join(directory, "package.json")))) ?? {}) as PackageFile;
	const names = Object.keys({ ...site.dependencies, ...site.devDependencies }).filter((name) =>
		/^(react(-dom)?|gatsby|gatz)$|gatsby-/.test(name),
	);
	const require = createRequire(join(directory, "package.json"));
	return names.sort().map((name) => {
		try {
			return [name, (require(`${name}/package.json`) as PackageFile).version ?? "unknown"];
		} catch {
			return [name, "not installed"];
		}
	});
}
