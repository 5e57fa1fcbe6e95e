import { join } from "node:path";
import { readJson, whenThere } from "../system/files.js";

/** Whether an installed package says that it works with the framework. */
export async function dependsOnFramework(directory: string): Promise<boolean> {
	const manifest = (await whenThere(readJson(join(directory, "package.json")))) as Record<string, object | undefined> | undefined;
	const named = { ...manifest?.dependencies, ...manifest?.peerDependencies, ...manifest?.devDependencies };
	return "gatsby" in named || "gatz" in named;
}
