import { loadConfig } from "../config/load-config.js";
import { GatzError } from "../universal/errors.js";
import { type CommandArguments, runCommand } from "./run-command.js";

/** `gatsby plugin ls`: the plugins of gatsby-config. `gatsby plugin docs`: where they are described. SPEC 6.10.1. */
export default function plugin(args: CommandArguments): Promise<number> {
	return runCommand(args, {}, async ({ directory, reporter }) => {
		const [word = "ls"] = (args._ ?? []).slice(1);
		if (word === "docs") {
			reporter.log("Plugins are described at https://www.gatsbyjs.com/plugins");
			return 0;
		}
		if (word !== "ls") throw new GatzError("OPTION_INVALID", { option: `"${word}"`, problem: "is not known; it is ls or docs" });
		const { plugins } = await loadConfig(directory);
		for (const { resolve } of plugins) reporter.log(resolve);
		return 0;
	});
}
