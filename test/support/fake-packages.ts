import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { TemporarySite } from "./temporary-site.js";

/** Installs what a site has in its folder `packages/`: packages of its own, which stand for those of a registry. */
export async function installFakePackages({ directory }: TemporarySite): Promise<void> {
	const packages = join(directory, "packages");
	if (existsSync(packages)) await cp(packages, join(directory, "node_modules"), { recursive: true });
}
