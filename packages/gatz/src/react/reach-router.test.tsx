import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LocationProvider as PageLocationProvider } from "./location.js";
import {
	createHistory,
	createMemorySource,
	Location,
	LocationProvider,
	Match,
	match,
	Router,
	resolve,
	useMatch,
	useParams,
} from "./reach-router.js";

const Layout = ({ children }: { path?: string; children?: ReactNode }) => <main>{children}</main>;
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

	it("shows routes below routes", () => {
		const html = renderToString(
			<PageLocationProvider location={{ pathname: "/a/5/edit", search: "", hash: "" }}>
				<Router>
					<Layout path="/a/:id">
						<Show path="edit" name="edit" />
					</Layout>
				</Router>
			</PageLocationProvider>,
		);
		expect(html).toContain("<main>");
		expect(html.replaceAll("&quot;", '"')).toContain('edit {"params":{"id":"5","*":"edit"},"uri":"/a/5/edit"}');
	});
});

describe("the rest", () => {
	it("matches and resolves", () => {
		expect(match("/a/:id", "/a/%20x/")).toEqual({ id: " x", uri: "/a/ x", path: "/a/:id" });
		expect(match("/a/:id", "/b")).toBeNull();
		expect(resolve("../c", "/a/b")).toBe("/a/c");
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
