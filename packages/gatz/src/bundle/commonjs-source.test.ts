import { expect, test } from "vitest";
import { transformCommonJs } from "./commonjs-source.js";

const build = { develop: false, page: false };

test("a build leaves plain CommonJS and plain ES modules to the bundler", () => {
	expect(transformCommonJs("a.js", "exports.a = 1", build)).toBeNull();
	expect(transformCommonJs("a.js", "export const a = 1", build)).toBeNull();
	expect(transformCommonJs("a.js", 'import x from "x"; const y = require("y"); export default x + y', build)).toBeNull();
});

test("exports assigned in a file with imports become ES exports", async () => {
	const result = transformCommonJs("a.js", 'import "node:path";\nexports.one = 1;\nmodule.exports.two = 2;', build);
	const module = await import(`data:text/javascript,${encodeURIComponent(result?.code ?? "")}`);
	expect({ one: module.one, two: module.two }).toEqual({ one: 1, two: 2 });
});

test("a page's module.exports gives named exports and its default", async () => {
	const result = transformCommonJs("a.js", "module.exports = { default: 'P', getServerData: 'G' };", { develop: false, page: true });
	const module = await import(`data:text/javascript,${encodeURIComponent(result?.code ?? "")}`);
	expect([module.default, module.getServerData]).toEqual(["P", "G"]);
});

test("in develop, require() of packages and builtins gives what Node.js gives", async () => {
	const code =
		'const { join } = require("node:path"); const path = require("node:path"); exports.same = join === path.join; exports.sep = path.sep;';
	const result = transformCommonJs("a.js", code, { develop: true, page: false });
	const module = await import(`data:text/javascript,${encodeURIComponent(result?.code ?? "")}`);
	expect(module.same).toBe(true);
	expect(module.sep).toBe("/");
});

test("an ES module's own exports win over assigned ones of the same name", () => {
	const result = transformCommonJs("a.js", 'import "x"; exports.a = 1; export const a = 2; export default 3', build);
	expect(result?.code).not.toContain("as a");
	expect(result?.code).not.toContain("export default (");
});
