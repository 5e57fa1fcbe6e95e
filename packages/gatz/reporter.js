// `gatsby/reporter`: for code that has no reporter among its arguments.
import { createReporter } from "./dist/system/reporter.js";
import { createTerminal } from "./dist/system/terminal.js";

const reporter = createReporter({
	terminal: createTerminal(process.stdout, process.env),
	directory: process.cwd(),
	exit: process.exit,
	building: process.env.NODE_ENV === "production",
});

export { reporter as default, reporter as "module.exports" };
