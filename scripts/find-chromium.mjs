// Finds a Chromium for the browser tests, or installs one.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { node, ROOT, run } from "./prepare.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
	"/usr/bin/chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium: `CHROMIUM_PATH`, one that is there, Debian's package when we are root, else Playwright's. */
export async function findChromium() {
	return process.env.CHROMIUM_PATH || installed() || (await installWithApt()) || (await installWithPlaywright());
}

function installed() {
	const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
	return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES].find(isExecutable);
}

async function installWithApt() {
	if (process.getuid?.() !== 0 || !isExecutable("/usr/bin/apt-get")) return undefined;
	try {
		await run("apt-get", ["update"]);
		await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		});
	} catch (error) {
		console.warn(`Debian's Chromium can't be had (${error.message}); trying Playwright's.`);
	}
	return installed();
}

async function installWithPlaywright() {
	await node([join(ROOT, "node_modules/playwright-core/cli.js"), "install", "chromium"]);
	const { chromium } = await import("playwright-core");
	return chromium.executablePath();
}

function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
