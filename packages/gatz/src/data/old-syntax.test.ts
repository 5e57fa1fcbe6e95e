import { parse, print, stripIgnoredCharacters } from "graphql";
import { expect, test } from "vitest";
import { rewriteOldSyntax } from "./old-syntax.js";

const rewrite = (text: string) => stripIgnoredCharacters(print(rewriteOldSyntax(parse(text)).document));

test.each([
	["{ allA(sort: { fields: [a___b, c], order: [DESC] }) { x } }", "{allA(sort:[{a:{b:DESC}}{c:ASC}]){x}}"],
	["{ allA(sort: { fields: a, order: DESC }) { x } }", "{allA(sort:[{a:DESC}]){x}}"],
	["{ allA(sort: { fields: [a] }) { x } }", "{allA(sort:[{a:ASC}]){x}}"],
	["{ allA { distinct(field: a___b) max(field: c) } }", "{allA{distinct(field:{a:{b:SELECT}})max(field:{c:SELECT})}}"],
	["{ allA { group(field: a___b) { nodes { x } } } }", "{allA{group(field:{a:{b:SELECT}}){nodes{x}}}}"],
])("rewrites %s", (old, wanted) => expect(rewrite(old)).toBe(wanted));

test.each([
	"{allA(sort:[{a:{b:DESC}}]){x}}",
	"{allA(sort:{fields:{slug:ASC}}){x}}",
	"query($f:[AFields]){allA(sort:{fields:$f}){x}}",
	"{allA{distinct(field:{a:SELECT})}}",
])("leaves %s", (text) => expect(rewrite(text)).toBe(text));

test("says what became of what", () => {
	const { replaced } = rewriteOldSyntax(parse("{ allA(sort: { fields: a___b, order: DESC }) { x } }"));
	expect(replaced.map(({ replacement }) => replacement)).toEqual(["sort: [{a: {b: DESC}}]"]);
});
