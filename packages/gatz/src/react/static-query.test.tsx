import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { graphql, provideStaticQueries, StaticQuery, useStaticQuery } from "./static-query.js";

const RESULTS = { "7": { data: { title: "Dogs" } } };
const render = (page: React.ReactElement) => renderToStaticMarkup(provideStaticQueries(RESULTS, page));

function Title({ query }: { query: string }) {
	return <h1>{useStaticQuery<{ title: string }>(query).title}</h1>;
}

test("gives a query's result", () => {
	expect(render(<Title query="7" />)).toBe("<h1>Dogs</h1>");
	expect(render(<StaticQuery<{ title: string }> query="7" render={({ title }) => title} />)).toBe("Dogs");
	expect(render(<StaticQuery<{ title: string }> query="7">{({ title }) => title}</StaticQuery>)).toBe("Dogs");
});

test("without a result, useStaticQuery says so and StaticQuery is loading (SPEC 4.3.8–9)", () => {
	expect(() => render(<Title query="8" />)).toThrow("could not be fetched");
	expect(() => renderToStaticMarkup(<Title query="7" />)).toThrow("could not be fetched");
	expect(render(<StaticQuery query="8" render={() => "result"} />)).toBe("<div>Loading (StaticQuery)</div>");
});

test("what is no compiled query is refused, and the tag itself does nothing (SPEC 4.3.13)", () => {
	expect(() => render(<Title query={{} as string} />)).toThrow("GATZ_STATIC_QUERY_NOT_COMPILED");
	expect(() => graphql`{ site }`).toThrow("GATZ_GRAPHQL_NOT_COMPILED");
});
