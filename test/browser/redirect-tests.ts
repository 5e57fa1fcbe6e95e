import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

const WAYS = ["redirect", "permanent", "thrown", "response", "thrown-response", "key", "status"];

/** Redirects of getServerData: one result on a direct visit and on navigation, and one run. SPEC 1.4, 5.8.18. */
export function redirectTests(subject: BrowserSubject): void {
	const redirects = (way: string, to: string) => `/ssr/redirect/?way=${way}&to=${encodeURIComponent(to)}`;

	test.each(WAYS)("5.8.18, 8.22 directly: %s", async (way) => {
		const url = redirects(way, `/about/?from=${way}-direct-${subject.react}`);
		const visit = await subject.open(url);
		expect(await visit.text("h1")).toBe("About");
		expect(await visit.address()).toBe(`/about/?from=${way}-direct-${subject.react}`);
		expect(await subject.runs(url)).toHaveLength(1);
	});

	test.each(WAYS)("5.8.18, 8.22 by a link: %s", async (way) => {
		const url = redirects(way, `/about/?from=${way}-link-${subject.react}#h`);
		const visit = await subject.open("/");
		await visit.follow(url);
		await visit.see("h1", "About");
		expect(await visit.address()).toBe(`/about/?from=${way}-link-${subject.react}#h`);
		expect(await subject.runs(url)).toHaveLength(1);
		expect(visit.documents).toEqual(["/"]);
		await visit.page.goBack();
		await visit.see("h1", "Home");
	});

	test("5.8.18 to a server-rendered page, and on from there", async () => {
		const visit = await subject.open("/");
		await visit.follow(redirects("redirect", redirects("key", "/ssr/param/a%2Fb/?x=y%25")));
		await visit.see("#params", '{"param":"a/b"}');
		expect(await visit.address()).toBe("/ssr/param/a%2Fb/?x=y%25");
		expect(visit.documents).toEqual(["/"]);
	});

	test.each(["", "?a=1&a=2", "#h", "?a=1#h"])(
		"9.6.4–7 a redirect of the browser keeps query and hash, by a link and directly: %s",
		async (rest) => {
			const visit = await subject.open("/");
			await visit.follow(`/old/${rest}`);
			await visit.see("h1", "About");
			expect(await visit.address()).toBe(`/about/${rest}`);
			expect(visit.documents).toEqual(["/"]);
			await visit.page.goBack();
			await visit.see("h1", "Home");
			const direct = await subject.open(`/old/${rest}`);
			await direct.see("h1", "About");
			expect(await direct.address()).toBe(`/about/${rest}`);
		},
	);

	test("9.6.8 a redirect of the browser to a page that gatsby-node has created, by a link and directly", async () => {
		const visit = await subject.open("/");
		await visit.follow("/old/made/?a=1#h");
		await visit.see("#from", "beside");
		const direct = await subject.open("/old/made/?a=1#h");
		await direct.see("#from", "beside");
		expect([await visit.address(), await direct.address()]).toEqual(Array(2).fill("/made/beside/?a=1#h"));
		expect(visit.documents).toEqual(["/"]);
	});

	test("9.6.2 another case is no redirect, unless it ignores that; 5.7.11 the hooks do not hear of it", async () => {
		const visit = await subject.open("/", { statuses: [404] });
		await visit.evaluate("window.hookLog.length = 0");
		await visit.follow("/ANYcase/");
		await visit.see("h1", "About");
		expect(await visit.evaluate("window.hookLog.filter(([name]) => name === 'onRouteUpdate')")).toEqual([
			["onRouteUpdate", "/about/", "/"],
		]);
		await visit.follow("/OLD/");
		await visit.see("h1", "Not found");
	});

	test("9.6.3, 5.9.7 only the data of its target are asked for in advance", async () => {
		const visit = await subject.open("/client/x/");
		await visit.showLink("/old/");
		await visit.page.hover("#link");
		await expect.poll(() => visit.requests.filter((url) => url.startsWith("/page-data/about/"))).toHaveLength(1);
		expect(visit.requests.filter((url) => url.startsWith("/page-data/old/"))).toEqual([]);
	});

	test("5.8.18 redirects without end come to an end", async () => {
		const url = `/ssr/redirect/?way=loop&by=${subject.command}${subject.react}`;
		const visit = await subject.open("/");
		await visit.follow(url);
		await expect.poll(() => visit.documents.length).toBeGreaterThan(1);
		// The router gives up after ten, and leaves it to the browser, which knows how to say so.
		await expect.poll(() => visit.page.url()).toMatch(/^chrome-error:/);
	});

	test("5.8.3 a Response is loaded as a document by a link, too", async () => {
		const url = `/ssr/document/?by=${subject.command}${subject.react}`;
		const visit = await subject.open("/");
		await visit.follow(url);
		await visit.see("h1", "A document of its own");
		expect(await visit.address()).toBe(url);
		expect(visit.documents).toEqual(["/", url]);
		await visit.page.goBack();
		await visit.see("h1", "Home");
	});

	test("5.8.18 another origin is loaded as a document", async () => {
		const visit = await subject.open("/", { statuses: [404] });
		const { origin } = new URL(visit.page.url());
		const other = origin.replace("127.0.0.1", "localhost");
		await visit.follow(redirects("redirect", `${other}/elsewhere`));
		// Until it has come: a page that is closed amidst a change of its process may never say that it has.
		await visit.page.waitForURL(`${other}/elsewhere`);
		expect(visit.documents).toEqual(["/", "/elsewhere"]);
	});
}
