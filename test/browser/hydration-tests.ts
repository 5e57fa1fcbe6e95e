import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

/** What `src/components/facts.js` prints. */
interface Facts {
	readonly location: { readonly pathname: string; readonly search: string; readonly hash: string };
	readonly params: Readonly<Record<string, string>>;
	readonly path: string;
	readonly uri: string;
	/** Whether useLocation says the same. */
	readonly same: boolean;
}

interface PageKind {
	/** Of SPEC 9, if not 9.5.1. */
	readonly rows?: string;
	readonly kind: string;
	readonly url: string;
	readonly title: string;
	readonly path: string;
	readonly uri: string;
	/** When hydration is over and the URL is known; before that only a server-rendered page knows them. */
	readonly params?: Readonly<Record<string, string>>;
	/** Of the answer. */
	readonly status?: number;
}

const KINDS: readonly PageKind[] = [
	{ kind: "static", url: "/about/", title: "About", path: "/about/", uri: "/about" },
	{ kind: "home", url: "/", title: "Home", path: "/", uri: "/" },
	{ kind: "static with a query", url: "/about/?a=1&a=2#x", title: "About", path: "/about/", uri: "/about" },
	{ kind: "created", url: "/made/", title: "Made", path: "/made/", uri: "/made" },
	{ kind: "deferred", url: "/made/deferred/", title: "Made", path: "/made/deferred/", uri: "/made/deferred" },
	{
		kind: "Unicode",
		url: "/made/%C3%BCn%C3%AF@c%C3%B6d%C3%A9/",
		title: "Made",
		path: "/made/%C3%BCn%C3%AF@c%C3%B6d%C3%A9/",
		uri: "/made/%C3%BCn%C3%AF@c%C3%B6d%C3%A9",
	},
	{
		kind: "static with a matchPath",
		url: "/made/matched/5/",
		title: "Matched",
		path: "/made/matched/:id",
		uri: "/made/matched/5",
		params: { id: "5" },
	},
	{
		rows: "9.3.1, 9.4.5",
		kind: "static [id]",
		url: "/routes/7/",
		title: "Dynamic",
		path: "/routes/:id",
		uri: "/routes/7",
		params: { id: "7" },
	},
	{
		rows: "9.3.2, 9.4.5",
		kind: "static [...name]",
		url: "/routes/named/a/b/",
		title: "Named splat",
		path: "/routes/named/*name",
		uri: "/routes/named",
		params: { name: "a/b" },
	},
	{
		rows: "9.4.5",
		kind: "client-only",
		url: "/client/a/b/?q=1",
		title: "Client",
		path: "/client/*",
		uri: "/client",
		params: { "*": "a/b" },
	},
	{ kind: "404", url: "/nothing/here/?q", title: "Not found", path: "/nothing/here/", uri: "/nothing/here", status: 404 },
	{ kind: "500", url: "/ssr/fails/?q", title: "Failed", path: "/ssr/fails/", uri: "/ssr/fails", status: 500 },
	{ kind: "server-rendered", url: "/ssr/static/?q=1", title: "Static", path: "/ssr/static/", uri: "/ssr/static" },
	{
		kind: "server-rendered [param]",
		url: "/ssr/param/foo/?q=1",
		title: "Param",
		path: "/ssr/param/:param",
		uri: "/ssr/param/foo",
		params: { param: "foo" },
	},
	{
		kind: "server-rendered [...splat]",
		url: "/ssr/wildcard/foo/nested/",
		title: "Wildcard",
		path: "/ssr/wildcard/*wildcard",
		uri: "/ssr/wildcard",
		params: { wildcard: "foo/nested" },
	},
	{
		kind: "server-rendered with a matchPath",
		url: "/made/server/7/a/b/",
		title: "Server",
		path: "/made/server/:id/*",
		uri: "/made/server/7",
		params: { id: "7", "*": "a/b" },
	},
];

/** SPEC 5.1, 5.10 and 9.14: what the server has rendered is what the browser renders first. */
export function hydrationTests(subject: BrowserSubject): void {
	const titled = KINDS.map(({ rows = "9.5.1", kind, ...page }) => [`${rows} hydrates: ${kind}`, page] as const);
	test.each(titled)("8.20, %s", async (_title, { url, title, path, uri, params = {}, status }) => {
		const { pathname, search, hash } = new URL(url, "http://site");
		const sent = factsOf(await subject.html(url));
		const visit = await subject.open(url, { statuses: status === undefined ? [] : [status] });
		await visit.see("h1", title);
		const first = JSON.parse((await visit.evaluate<string[]>("window.renderLog"))[0] as string);
		expect(first).toEqual(sent);
		await expect.poll(() => visit.json("#facts")).toEqual({ location: { pathname, search, hash }, params, path, uri, same: true });
		expect(await visit.address()).toBe(url);
		expect(visit.documents).toEqual([pathname + search]);
		expect(await visit.text("#theme")).toBe("root theme");
		expect(await visit.evaluate("document.querySelector('.layout').dataset.path")).toBe(path);
	});

	test("5.10.5 useId: the browser's ids are the server's, also after the first update", async () => {
		for (const url of ["/about/?q=1", "/ssr/static/", "/made/matched/5/"]) {
			const [, sent] = /class="use-id" id="([^"]+)"/.exec(await subject.html(url)) ?? [];
			const visit = await subject.open(url);
			expect(await visit.evaluate("document.querySelector('.use-id').id")).toBe(sent);
		}
	});

	test("5.1.1 the whole location is known after hydration", async () => {
		const visit = await subject.open("/ssr/static/?q=1#h");
		await expect
			.poll(() => visit.json("#location"))
			.toMatchObject({ pathname: "/ssr/static/", search: "?q=1", hash: "#h", href: visit.page.url(), key: "initial" });
	});

	test("6.9.3, 9.11.11 global CSS, CSS modules by default and namespace import, assets below and above 10,000 bytes", async () => {
		const visit = await subject.open("/styled/");
		const color = (selector: string) => visit.evaluate(`getComputedStyle(document.querySelector("${selector}")).color`);
		expect(await visit.evaluate("getComputedStyle(document.querySelector('.layout')).borderTopColor")).toBe("rgb(1, 2, 3)");
		expect([await color("#plain"), await color("#named")]).toEqual(["rgb(10, 20, 30)", "rgb(40, 50, 60)"]);
		expect(await visit.evaluate("document.getElementById('large').getAttribute('src')")).toMatch(/^\/.*large.*\.png$/);
		expect(await visit.evaluate("document.getElementById('large').naturalWidth")).toBe(110);
		expect(await visit.evaluate("document.getElementById('small').naturalWidth")).toBe(3);
		if (subject.command === "serve") expect(await visit.evaluate("document.getElementById('small').src")).toMatch(/^data:image\/png/);
	});

	test("9.5.22, 5.10.7 without the app's script the page stays readable and its links work", async () => {
		const block = (url: URL) => /\/app-[^/]*\.js|virtual:gatz\/browser/.test(url.pathname);
		const visit = await subject.open("/", { block, until: "document.readyState === 'complete'" });
		expect(await visit.text("h1")).toBe("Home");
		await visit.page.click("text=Fresh");
		await visit.page.waitForURL("**/ssr/fresh/");
		expect(await visit.text("h1")).toMatch(/^Fresh \d+$/);
	});
}

function factsOf(html: string): Facts {
	const [, text = ""] = /<pre id="facts">(.*?)<\/pre>/.exec(html) ?? [];
	return JSON.parse(
		text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#x27;", "'").replaceAll("&amp;", "&"),
	);
}
