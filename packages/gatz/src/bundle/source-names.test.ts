import { join } from "node:path";
import { expect, it } from "vitest";
import { PACKAGE_DIRECTORY } from "../system/package-directory.js";
import { createSourceNames } from "./source-names.js";

it.each([
	["../src/pages/index.js", "src/pages/index.js"],
	["../node_modules/a/index.js", "node_modules/a/index.js"],
	["../../node_modules/.pnpm/a@1/node_modules/@b/c/index.js", "node_modules/@b/c/index.js"],
	[join(PACKAGE_DIRECTORY, "dist/react/link.js"), "node_modules/gatsby/dist/react/link.js"],
	["\0virtual:gatz/server", "\0virtual:gatz/server"],
	["virtual:gatz/server", "virtual:gatz/server"],
])("%j is called %j, wherever it lies", (path, name) => {
	for (const site of ["/site", "/somewhere/else/site"]) expect(createSourceNames(site)(path, `${site}/dist/app.js.map`)).toBe(name);
});
