import { GatzError } from "../universal/errors.js";
import type { TracedPackage } from "./trace-packages.js";

/** Where a package goes, so that Node.js finds the same one from each place as it did where they were installed. */
export interface PlacedPackage {
	readonly package: TracedPackage;
	/** Relative to the server half: `node_modules/a` or `node_modules/a/node_modules/b`. */
	readonly path: string;
}

/**
 * Lays packages out in one `node_modules`: one of each name at the top, another version of it below each package that imports that
 * one. Pure. What the bundle imports goes to the top, else what was installed highest, which keeps npm's layout as it was.
 * @throws GatzError BUNDLE_FAILED when the bundle imports two versions of one package
 */
export function placePackages(packages: readonly TracedPackage[]): PlacedPackage[] {
	const byDirectory = new Map(packages.map((one) => [one.directory, one]));
	const placed = new Map<string, TracedPackage>();
	for (const one of packages.toSorted((a, b) => rank(a) - rank(b))) {
		const path = `node_modules/${one.name}`;
		const other = placed.get(path);
		if (!other) placed.set(path, one);
		else if (one.direct) throw twice(other, one);
	}
	// What is placed on the way is seen to as well: a Map's iteration includes it.
	for (const [path, one] of placed) {
		for (const directory of one.dependencies) {
			const dependency = byDirectory.get(directory);
			if (dependency && findFrom(path, dependency.name, placed) !== dependency && !isBelow(path, dependency, placed)) {
				placed.set(`${path}/node_modules/${dependency.name}`, dependency);
			}
		}
	}
	return [...placed].map(([path, one]) => ({ package: one, path })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function twice(first: TracedPackage, second: TracedPackage): GatzError {
	const versions = [first, second].map(({ version }) => version).join(" and ");
	const message = `the pages import the versions ${versions} of "${first.name}", which can't be bundled; beside the bundle there is room for one`;
	return new GatzError("BUNDLE_FAILED", { message });
}

/** The least goes to the top first. */
function rank({ direct, directory }: TracedPackage): number {
	return direct ? 0 : directory.split("/node_modules/").length;
}

/** Whether a place is inside of a package itself: versions that import each other in a circle come to an end there. */
function isBelow(path: string, one: TracedPackage, placed: ReadonlyMap<string, TracedPackage>): boolean {
	for (let end = path.length; end > 0; end = path.lastIndexOf("/node_modules/", end - 1)) {
		if (placed.get(path.slice(0, end)) === one) return true;
	}
	return false;
}

/** The package of a name that Node.js finds from a package's folder. */
function findFrom(path: string, name: string, placed: ReadonlyMap<string, TracedPackage>): TracedPackage | undefined {
	for (let end = path.length; end > 0; end = path.lastIndexOf("/node_modules/", end - 1)) {
		const found = placed.get(`${path.slice(0, end)}/node_modules/${name}`);
		if (found) return found;
	}
	return placed.get(`node_modules/${name}`);
}
