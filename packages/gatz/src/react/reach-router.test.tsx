import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LocationProvider as PageLocationProvider, PlaceContext } from "./location.js";
import {
	createHistory,
	createMemorySource,
	insertParams,
	Link,
	Location,
	LocationProvider,
	Match,
	match,
	pick,
	Redirect,
	Router,
	resolve,
	useMatch,
	useParams,
} from "./reach-router.js";

const Layout = ({ children }: { path?: string; children?: ReactNode }) => <main>{children}</main>;
const Links = (_: { path: string }) => (
	<>
		<Link to="b">b</Link>
		<Link to="../c?d">c</Link>
		<Link to="/d">d</Link>
	</>
);
const Hook = () => JSON.stringify(useMatch("/a/:id"));

function Show(props: Record<string, unknown>) {
	return `${props.name} ${JSON.stringify({ params: useParams(), id: props.id, uri: props.uri })}`;
}

function renderAt(pathname: string): string {
	return renderToString(
		<PageLocationProvider location={{ pathname, search: "", hash: "" }}>
			<Router basepath="/app">
				<Show path="/" name="home" />
				<Show path="item/:id" name="item" />
				<Show path="item/new" name="new" />
				<Show path="files/*" name="files" />
				<Show default name="none" />
			</Router>
		</PageLocationProvider>,
	).replaceAll("&quot;", '"');
}

describe("Router", () => {
	it.each([
		["/app/", 'home {"params":{},"uri":"/app"}'],
		["/app/item/7/", 'item {"params":{"id":"7"},"id":"7","uri":"/app/item/7"}'],
		["/app/item/new", 'new {"params":{},"uri":"/app/item/new"}'],
		["/app/files/a/b", 'files {"params":{"*":"a/b"},"uri":"/app/files"}'],
		["/elsewhere", 'none {"params":{},"uri":"/elsewhere"}'],
	])("%s", (pathname, text) => {
		expect(renderAt(pathname)).toBe(`<div tabindex="-1" style="outline:none">${text}</div>`);
	});

	it.each([
		["/a/5/edit", 'edit {"params":{"id":"5"},"id":"5","uri":"/a/5/edit"}'],
		// What stands in a URL is no pattern.
		["/a/::/edit", 'edit {"params":{"id":"::"},"id":"::","uri":"/a/::/edit"}'],
	])("%s below a layout", (pathname, text) => {
		const html = renderToString(
			<PageLocationProvider location={{ pathname, search: "", hash: "" }}>
				<Router>
					<Layout path="/a/:id">
						<Show path="edit" name="edit" />
					</Layout>
				</Router>
			</PageLocationProvider>,
		);
		expect(html).toContain("<main>");
		expect(html.replaceAll("&quot;", '"')).toContain(text);
	});

	it("starts where the page has got to, unless it has a basepath; without primary its element takes no focus", () => {
		const place = { location: { pathname: "/blog/app/x", search: "", hash: "" }, params: { "*": "x" }, uri: "/blog/app" };
		const html = renderToString(
			<PlaceContext.Provider value={place}>
				<Router primary={false} component="section">
					<Show path=":name" />
				</Router>
			</PlaceContext.Provider>,
		);
		expect(html.replaceAll("&quot;", '"')).toBe('<section>x {"params":{"name":"x"},"uri":"/blog/app/x"}</section>');
	});

	it("renders nothing for a Redirect; its links start from what is matched", () => {
		const html = renderToString(
			<PageLocationProvider location={{ pathname: "/a/deep/er", search: "", hash: "" }}>
				<Router primary={false}>
					<Links path="/a/*" />
				</Router>
				<Router primary={false}>
					<Redirect from="/a/*" to="/e" />
				</Router>
			</PageLocationProvider>,
		);
		expect(html).toBe('<div><a href="/a/b">b</a><a href="/c?d">c</a><a href="/d">d</a></div><div></div>');
	});
});

describe("the rest", () => {
	it("matches and resolves", () => {
		expect(match("/a/:id", "/a/%20x/")).toEqual({ params: { id: " x" }, uri: "/a/ x", route: { path: "/a/:id" } });
		expect(match("/a/:id", "/b")).toBeNull();
		expect(resolve("../c", "/a/b")).toBe("/a/c");
		expect(resolve("c?d=../e#f", "/a/b/")).toBe("/a/b/c?d=../e#f");
		expect(insertParams("/user/:id/*", { id: "7", "*": "a/b" })).toBe("/user/7/a/b");
		expect(insertParams("/*", { "*": "/evil.example/a?b" })).toBe("/evil.example/a%3Fb");
		expect(pick([{ path: "/a/*" }, { path: "/a/b" }, { path: "/", default: true }], "/a/b")?.route.path).toBe("/a/b");
	});

	it("gives matches of the page's location", () => {
		const html = renderToString(
			<PageLocationProvider location={{ pathname: "/a/1", search: "", hash: "" }} params={{ page: "p" }}>
				<Hook />
				<Match path="/zzz">{({ match: found }) => String(found)}</Match>
			</PageLocationProvider>,
		);
		expect(html.replaceAll("&quot;", '"')).toBe('{"id":"1","uri":"/a/1","path":"/a/:id"}<!-- -->null');
	});

	it("follows a history in memory", async () => {
		const history = createHistory(createMemorySource("/one?x=1"));
		const heard: string[] = [];
		history.listen(({ location, action }) => heard.push(`${action} ${location.pathname}`));
		await history.navigate("/two", { state: { a: 1 } });
		await history.navigate(-1);
		expect(heard).toEqual(["PUSH /two", "POP /one"]);
		const html = renderToString(
			<LocationProvider history={history}>
				<Location>{({ location }) => location.pathname + location.search}</Location>
			</LocationProvider>,
		);
		expect(html).toBe("/one?x=1");
	});
});
