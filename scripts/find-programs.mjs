// Finds the programs that tests start, a Chromium among them, or installs them.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { node, ROOT, run } from "./prepare.mjs";

/** Debian's headless shell is the same Chromium without a user interface, and opens pages twice as fast. */
const HEADLESS_SHELL = "chromium-headless-shell";
const CHROMIUMS = [HEADLESS_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
	"/usr/bin/chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Debian's package → whether what is in it is there. */
const PACKAGES = {
	[HEADLESS_SHELL]: () => process.env.CHROMIUM_PATH || find([HEADLESS_SHELL]),
	chromium: () => process.env.CHROMIUM_PATH || findChromium(),
	nginx: () => find(["nginx"]),
	prometheus: () => find(["promtool"]),
	"redis-server": () => find(["redis-server"]),
	systemd: () => find(["systemd-analyze"]),
	varnish: () => find(["varnishd"]),
	"varnish-modules": () => hasXkey(),
};

/**
 * Sees to it that the programs are there, with one call of apt when we are root; else tests of those that are missing are skipped.
 * @returns the path of a Chromium: `CHROMIUM_PATH`, one that is there, Debian's, else Playwright's
 */
export async function findPrograms() {
	const missing = () => Object.keys(PACKAGES).filter((name) => !PACKAGES[name]());
	if (missing().length > 0) await installWithApt(missing().filter((name) => name !== "chromium"));
	if (!PACKAGES.chromium()) await installWithApt(["chromium"]);
	const others = missing().filter((name) => !name.startsWith("chromium"));
	if (others.length > 0) console.warn(`Not installed: ${others.join(", ")}. Tests that start them are skipped.`);
	return process.env.CHROMIUM_PATH || findChromium() || (await installWithPlaywright());
}

function findChromium() {
	return find(CHROMIUMS) ?? PLACES.find(isExecutable);
}

function find(names) {
	const folders = [...(process.env.PATH ?? "").split(delimiter).filter(Boolean), "/usr/sbin"];
	return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

/** In the folder of the machine's kind. */
function hasXkey() {
	const folders = existsSync("/usr/lib") ? readdirSync("/usr/lib") : [];
	return folders.some((folder) => existsSync(join("/usr/lib", folder, "varnish/vmods/libvmod_xkey.so")));
}

async function installWithApt(packages) {
	if (process.getuid?.() !== 0 || !isExecutable("/usr/bin/apt-get")) return;
	const allowServices = forbidServices();
	try {
		await run("apt-get", ["update"]);
		const known = packages.filter((name) => spawnSync("apt-cache", ["show", name]).status === 0);
		await run("apt-get", ["install", "-y", "--no-install-recommends", ...known], {
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		});
	} catch (error) {
		console.warn(`Debian's packages can't be had (${error.message}).`);
	} finally {
		allowServices();
	}
}

/** Debian starts what it installs, unless this file says no: tests start their own, on ports of their own. @returns what undoes it */
function forbidServices() {
	const policy = "/usr/sbin/policy-rc.d";
	if (existsSync(policy)) return () => {};
	writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
	return () => rmSync(policy);
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
