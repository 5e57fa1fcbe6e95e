import { expect, it } from "vitest";
import { placePackages } from "./place-packages.js";
import type { TracedPackage } from "./trace-packages.js";

/** A package at a directory below `/site/node_modules/`, importing those at others. */
function installed(directory: string, dependencies: readonly string[] = [], direct = false): TracedPackage {
	const name = directory.replace(/^.*node_modules\//, "");
	const absolute = (path: string) => `/site/node_modules/${path}`;
	return { directory: absolute(directory), name, version: "1.0.0", direct, files: [], dependencies: dependencies.map(absolute) };
}

/** Place → where the package came from. */
function place(...packages: TracedPackage[]): Record<string, string> {
	return Object.fromEntries(
		placePackages(packages).map(({ path, package: { directory } }) => [path, directory.replace("/site/node_modules/", "")]),
	);
}

it("keeps the layout of npm", () => {
	expect(
		place(installed("a", ["a/node_modules/b", "c"], true), installed("a/node_modules/b"), installed("b"), installed("c", ["b"])),
	).toEqual({
		"node_modules/a": "a",
		"node_modules/a/node_modules/b": "a/node_modules/b",
		"node_modules/b": "b",
		"node_modules/c": "c",
	});
});

it("makes one of pnpm's, where versions lie side by side", () => {
	const a = ".pnpm/a@1/node_modules/a";
	const b1 = ".pnpm/b@1/node_modules/b";
	const b2 = ".pnpm/b@2/node_modules/b";
	const c = ".pnpm/c@1/node_modules/c";
	expect(place(installed(a, [b1, c], true), installed(b1), installed(b2, [c]), installed(c, [b2]))).toEqual({
		"node_modules/a": a,
		"node_modules/b": b1,
		"node_modules/c": c,
		"node_modules/c/node_modules/b": b2,
	});
});

it("gives the bundle the version that the bundle imports", () => {
	expect(place(installed("a/node_modules/b", [], true), installed("c", ["b"]), installed("b"))).toMatchObject({
		"node_modules/b": "a/node_modules/b",
		"node_modules/c/node_modules/b": "b",
	});
});

it("comes to an end when packages of two versions import each other", () => {
	const placed = place(
		installed("a", ["b"], true),
		installed("b", ["a/node_modules/a"]),
		installed("a/node_modules/a", ["a/node_modules/b"]),
		installed("a/node_modules/b", ["a"]),
	);
	expect(Object.values(placed)).toEqual(expect.arrayContaining(["a", "b", "a/node_modules/a", "a/node_modules/b"]));
});

it("refuses two versions that the bundle itself imports", () => {
	const packages = [installed("b", [], true), installed("a/node_modules/b", [], true)];
	expect(() => placePackages(packages)).toThrow(expect.objectContaining({ code: "GATZ_BUNDLE_FAILED" }));
});
