import { expect, test } from "vitest";
import { findGraphqlTags } from "./graphql-tags.js";

const find = (source: string, file = "/site/src/pages/index.js") => findGraphqlTags(source, file);
const usages = (source: string, file?: string) => find(source, file).map(({ text, usage }) => [text, usage]);

test.each([
	['import { graphql } from "gatsby";', "graphql"],
	['import { graphql as gql } from "gatsby";', "gql"],
	['import * as Gatsby from "gatsby";', "Gatsby.graphql"],
	['const { graphql } = require("gatsby");', "graphql"],
	['const { graphql: gql } = require("gatsby");', "gql"],
	['const gql = require("gatsby").graphql;', "gql"],
	['const gatsby_1 = require("gatsby");', "(0, gatsby_1.graphql)"],
	['var _gatsby = _interopRequireWildcard(require("gatsby"));', "(0, _gatsby.graphql)"],
	["", "graphql"],
])("finds tags with %s", (head, tag) => {
	expect(usages(`${head}\nexport const query = ${tag}\`{ a }\`;`)).toEqual([["{ a }", "exported"]]);
});

test.each([
	['import graphql from "other";', "graphql"],
	["const graphql = String.raw;", "graphql"],
	['import { graphql } from "gatsby";', "other.graphql"],
	['import { other } from "gatsby";', "gql"],
])("passes over what only looks like one: %s", (head, tag) => {
	expect(find(`${head}\nexport const query = ${tag}\`{ a }\`;`)).toEqual([]);
});

test("passes over a parameter of the same name", () => {
	expect(find("export const f = ({ graphql }) => graphql`{ a }`;")).toEqual([]);
	expect(find('import { graphql } from "gatsby"; export function f(graphql) { return graphql`{ a }`; }')).toEqual([]);
});

test.each([
	"export const query = graphql`{ a }`;",
	"export const anyName = graphql`{ a }`;",
	"const query = graphql`{ a }`; export { query };",
	"const query = graphql`{ a }`; export { query as other };",
	"exports.query = graphql`{ a }`;",
	"module.exports.query = graphql`{ a }`;",
	"module.exports = { default: Page, query: graphql`{ a }` };",
	"const query = graphql`{ a }`; module.exports = { query };",
	"export let one = 1, query = (graphql`{ a }`);",
])("an exported query: %s", (source) => {
	expect(usages(source)).toEqual([["{ a }", "exported"]]);
});

test("TypeScript", () => {
	expect(usages("export const query = graphql`{ a }` as unknown as string;", "/a.ts")).toEqual([["{ a }", "exported"]]);
	expect(usages("const d = useStaticQuery<Queries.A>(graphql`{ a }`)", "/a.tsx")).toEqual([["{ a }", "static"]]);
});

test.each([
	"export default () => { const data = useStaticQuery(graphql`{ a }`); };",
	'import { useStaticQuery as use, graphql } from "gatsby"; export const useTitle = () => use(graphql`{ a }`);',
	"const query = graphql`{ a }`; export const useTitle = () => useStaticQuery(query);",
	"export const query = graphql`{ a }`; export const useTitle = () => useStaticQuery(query);",
	"export function useTitle() { const query = graphql`{ a }`; return useStaticQuery(query); }",
	"export default () => <StaticQuery query={graphql`{ a }`} render={() => null} />;",
	"const query = graphql`{ a }`; export default () => <StaticQuery query={query}>{() => null}</StaticQuery>;",
	'import * as G from "gatsby"; export default () => <G.StaticQuery query={G.graphql`{ a }`} />;',
	"export default () => React.createElement(StaticQuery, { query: graphql`{ a }`, render });",
	'const g = require("gatsby"); exports.f = () => (0, g.useStaticQuery)((0, g.graphql)`{ a }`);',
])("a static query: %s", (source) => {
	expect(usages(source)).toEqual([["{ a }", "static"]]);
});

test("a variable of the same name elsewhere does not make a page's query static", () => {
	const source = "export const query = graphql`{ a }`; function use(query) { return useStaticQuery(query); }";
	expect(usages(source)).toEqual([["{ a }", "exported"]]);
});

test.each([
	"export async function config() { const { data } = graphql`{ a }`; return () => ({ defer: true }); }",
	"export const config = async () => { const { data } = await graphql`{ a }`; };",
	"async function settings() { graphql`{ a }`; } export { settings as config };",
	"exports.config = async () => { graphql`{ a }`; };",
])("a query of config: %s", (source) => {
	expect(usages(source)).toEqual([["{ a }", "config"]]);
});

test("what nothing uses", () => {
	expect(usages("const fragment = graphql`{ a }`; export default graphql`{ b }`;")).toEqual([
		["{ a }", "none"],
		["{ b }", "none"],
	]);
});

test("places, texts as written, and interpolation", () => {
	const source = 'const a = 1;\n\nexport const query = graphql`\n\t{ a(b: "\\\\d") }`;\nexport const c = graphql`{ $'.concat("{a} }`;");
	const [first, second] = find(source);
	expect(first).toMatchObject({ text: '\n\t{ a(b: "\\\\d") }', line: 3, column: 30, interpolated: false });
	expect(source.slice(first?.start, first?.end)).toBe('graphql`\n\t{ a(b: "\\\\d") }`');
	expect(second).toMatchObject({ line: 5, text: "{ $".concat("{a} }"), interpolated: true });
});

test("a syntax error is the bundler's to tell", () => {
	expect(find("export const query = graphql`{ a }`; const")).toEqual([]);
});
