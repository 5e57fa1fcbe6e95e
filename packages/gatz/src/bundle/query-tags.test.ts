import { expect, test } from "vitest";
import { queryHash } from "../data/query-hash.js";
import { createQueryTags } from "./query-tags.js";

const replace = (code: string) => createQueryTags("/framework").replace("client", "/site/src/a.js", code);
const HASH = queryHash("{ a }");

test("a query becomes its hash, and lines stay", () => {
	const code = "const a = 1;\nexport const query = graphql`\n\t{ a }\n`; const b = 2;\nconst c = 3;";
	expect(replace(code)).toBe(`const a = 1;\nexport const query = "${HASH}"\n\n; const b = 2;\nconst c = 3;`);
});

test("a query of config becomes its result", () => {
	expect(replace("export async function config() { const { data } = graphql`{ a }`; }")).toBe(
		`export async function config() { const { data } = globalThis.___gatzConfigQuery("${HASH}"); }`,
	);
});

test("a module without tags stays as it is, and is forgotten when it had some", () => {
	const tags = createQueryTags("/framework");
	tags.replace("client", "/site/src/a.js", "useStaticQuery(graphql`{ a }`)");
	expect([...tags.of("client").keys()]).toEqual(["/site/src/a.js"]);
	expect([...tags.of("ssr").keys()]).toEqual([]);
	expect(tags.replace("client", "/site/src/a.js", "// graphql is gone")).toBeNull();
	expect([...tags.of("client").keys()]).toEqual([]);
});
