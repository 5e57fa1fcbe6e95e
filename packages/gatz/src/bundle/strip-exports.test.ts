import { describe, expect, test } from "vitest";
import { stripExports } from "./strip-exports.js";

/** What is left of a page, without the blank lines that removed statements leave. */
function strip(code: string, file = "page.jsx"): string {
	const stripped = stripExports(file, code, ["getServerData", "config"]);
	return (stripped?.code ?? "syntax error")
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean)
		.join("\n");
}

describe("forms of the export (SPEC 1.1, 7.8–7.14)", () => {
	const page = "export default () => null;";
	test.each([
		["async function", 'import db from "db";\nexport async function getServerData() { return { props: await db() } }'],
		["constant", 'import db from "db";\nexport const getServerData = async () => db()'],
		["list", 'import db from "db";\nconst getServerData = () => db();\nexport { getServerData };'],
		["renamed", 'import { q } from "db";\nconst load = () => q;\nexport { load as getServerData };'],
		["from another file", 'export { getServerData } from "db";'],
		["renamed from another file", 'export { load as getServerData } from "db";'],
		["class", 'import db from "db";\nexport class getServerData { static x = db }'],
		["namespace import", 'import * as db from "db";\nexport function getServerData() { return db.all() }'],
		["CommonJS", 'const db = require("db");\nexports.getServerData = () => db;'],
		["CommonJS on module", 'const db = require("db");\nmodule.exports.getServerData = () => db;'],
		["destructured", 'import db from "db";\nexport const { getServerData } = db;'],
	])("%s", (_, code) => {
		expect(strip(`${code}\n${page}`)).toBe(page);
	});

	test("a second declarator keeps the first", () => {
		expect(strip("export const a = 1, getServerData = () => 2;")).toBe("export const a = 1;");
		expect(strip("export const getServerData = () => 2, a = 1;")).toBe("export const  a = 1;");
	});

	test("one of several destructured names", () => {
		expect(strip('import o from "o";\nexport const { getServerData, other } = o;')).toBe(
			'import o from "o";\nexport const {  other } = o;',
		);
	});

	test("a property of module.exports", () => {
		const code = 'const fs = require("fs"); const P = () => null; module.exports = { default: P, getServerData: () => fs };';
		expect(strip(code)).toBe("const P = () => null; module.exports = { default: P };");
	});

	test("export * is told to the caller", () => {
		expect(
			stripExports("p.js", 'export * from "./data"; export * as x from "./x"; export default 1', ["getServerData"])?.starSources,
		).toEqual(["./data"]);
	});
});

describe("what goes with it (SPEC 7.6–7.7, 7.17)", () => {
	test("imports, bindings and effects that only it uses, with their comments", () => {
		const code = `import { PrismaClient } from "@prisma/client";
import React from "react";
// the connection: postgres://secret
const prisma = new PrismaClient();
prisma.$use(log);
function log(x) { return format(x) }
const format = (x) => x;
export async function getServerData() { return { props: { all: await prisma.all() } } }
export default function Page() { return <p /> }`;
		expect(strip(code)).toBe('import React from "react";\nexport default function Page() { return <p /> }');
	});

	test("a binding that the component uses too stays", () => {
		const code = 'import { a, b } from "x";\nconst k = a;\nexport const getServerData = () => k + b;\nexport default () => k;';
		expect(strip(code)).toBe('import { a } from "x";\nconst k = a;\nexport default () => k;');
	});

	test("a local name in the component is not a use of the server's", () => {
		const code = `import { rows } from "db";
export const getServerData = () => ({ props: { rows } });
export default function Page({ serverData: { rows } }) { const [x] = rows; for (const rows of x) {} return <p>{rows}{() => { var rows; return rows }}</p> }`;
		expect(strip(code)).not.toContain('from "db"');
	});

	test("effects and unused bindings that touch nothing of it stay", () => {
		const code = 'import "./global.css";\nimport { set } from "m";\nset(1);\nconst unused = set(2);\nexport const getServerData = () => 1;';
		expect(strip(code)).toBe('import "./global.css";\nimport { set } from "m";\nset(1);\nconst unused = set(2);');
	});

	test("types do not count as uses, values in TypeScript's own syntax do", () => {
		const code = `import { Row, load } from "db";
import { kind } from "kinds";
export const getServerData = async () => ({ props: load() as Row[] });
export default (props: { rows: Row[] }) => <b>{kind!}</b>;`;
		// An import that is left with types only goes when TypeScript is compiled.
		expect(strip(code, "page.tsx")).toBe(
			'import { Row } from "db";\nimport { kind } from "kinds";\nexport default (props: { rows: Row[] }) => <b>{kind!}</b>;',
		);
	});

	test("a component's own statics stay with it", () => {
		const code = "const Page = () => null;\nPage.displayName = 'P';\nexport const getServerData = () => 1;\nexport default Page;";
		expect(strip(code)).toBe("const Page = () => null;\nPage.displayName = 'P';\nexport default Page;");
	});
});

test("lines keep their numbers", () => {
	const code = "// one\nexport const getServerData = () => {\n  return 2;\n};\nexport default 5;";
	expect(stripExports("p.js", code, ["getServerData"])?.code.split("\n")[4]).toBe("export default 5;");
});

test("a syntax error is left to the bundler", () => {
	expect(stripExports("p.js", "export const = 1", ["getServerData"])).toBeNull();
});
