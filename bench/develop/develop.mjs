import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { BIN, content, createSite, summary, title } from "./site.mjs";

const CHROMIUM = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => path && existsSync(path));

/** `npm run bench -- develop [--pages 21000] [--rounds 15]`: from the write of a file to the change in Chromium, of a component and of data. */
export async function main(args) {
	const { values } = parseArgs({
		args,
		options: { pages: { type: "string", default: "21000" }, rounds: { type: "string", default: "15" } },
	});
	const site = createSite();
	const server = spawn(process.execPath, [BIN, "develop", "--host", "127.0.0.1", "--port", "0"], {
		cwd: site.directory,
		env: { ...process.env, POSTS: values.pages, NO_COLOR: "1" },
		stdio: ["ignore", "pipe", "inherit"],
	});
	const closed = new Promise((resolve) => server.once("close", resolve));
	const browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: ["--no-sandbox", "--disable-gpu"] });
	try {
		const url = await addressOf(server);
		const page = await browser.newPage();
		await page.goto(url);
		await page.waitForFunction("Boolean(window.___loader)");
		const edits = {
			"component edit": ["src/components/title.js", title, "h1"],
			"data edit": ["content/content.json", content, "p"],
		};
		for (const [name, [file, make, selector]] of Object.entries(edits)) {
			const times = [];
			for (let round = 1; round <= Number(values.rounds); round++) {
				const start = performance.now();
				site.write(file, make(String(round)));
				await page.waitForFunction(([where, what]) => document.querySelector(where).textContent === what, [selector, String(round)]);
				times.push(performance.now() - start);
				await new Promise((resolve) => setTimeout(resolve, 700)); // nodes are saved
			}
			console.log(`${name.padEnd(20)} ${summary(times)}, ${values.pages} pages`);
		}
	} finally {
		await browser.close();
		server.kill("SIGTERM");
		await closed;
		site.remove();
	}
}

function addressOf(server) {
	return new Promise((resolve) => {
		let output = "";
		server.stdout.on("data", (chunk) => {
			output += chunk;
			const found = /https?:\/\/[\w.]+:\d+\//.exec(output);
			if (found) resolve(found[0]);
		});
	});
}
