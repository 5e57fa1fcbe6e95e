// Runs command lines in this one process, each in its site's folder, and sends what they printed and how they ended: starting a
// process for each would take most of the time.
import { main } from "../../packages/gatz/dist/cli/main.js";

process.stdout.setMaxListeners(0);
process.setMaxListeners(0);
process.on("message", async ({ directory, words }) => {
	const printed = [];
	const write = process.stdout.write;
	process.stdout.write = (chunk) => printed.push(String(chunk)) > 0;
	process.chdir(directory);
	const code = await main([process.execPath, "gatsby", ...words]);
	process.stdout.write = write;
	process.send({ code, output: printed.join("") });
});
