import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

type HookCall = readonly [name: string, location?: string, prevLocation?: string | null];

/** SPEC 5.6, 5.7, 9.5: links, `navigate`, back and forward, and the hooks around them. */
export function navigationTests(subject: BrowserSubject): void {
	test("9.5.1, 9.5.8 a Link shows its page without a document; back and forward do, too", async () => {
		const visit = await subject.open("/");
		await visit.page.click("text=About");
		await visit.see("h1", "About");
		expect(await visit.address()).toBe("/about/");
		await visit.page.goBack();
		await visit.see("h1", "Home");
		await visit.page.goForward();
		await visit.see("h1", "About");
		expect(visit.documents).toEqual(["/"]);
	});

	test("9.5.2, 9.5.8, 5.6.1–2 navigate: relative, by number, replace, state", async () => {
		const visit = await subject.open("/");
		await visit.navigate("/made/");
		await visit.see("#from", "gatsby-node");
		await visit.navigate("beside/");
		await visit.see("#from", "beside");
		await visit.navigate("../deferred/");
		await visit.see("#from", "deferred");
		expect(await visit.address()).toBe("/made/deferred/");
		await visit.navigate(-2);
		await visit.see("#from", "gatsby-node");
		await visit.navigate(1);
		await visit.see("#from", "beside");
		await visit.navigate("/about/", { replace: true, state: { from: "a test" } });
		await visit.see("h1", "About");
		expect(await visit.json("#location")).toMatchObject({ state: { from: "a test" } });
		expect(await visit.evaluate("history.state.from")).toBe("a test");
		await visit.navigate(-1);
		await visit.see("#from", "gatsby-node");
		expect(visit.documents).toEqual(["/"]);
	});

	test("9.5.2, 5.5.2 relative links; 5.5.13 state of a Link", async () => {
		const visit = await subject.open("/made/");
		await visit.follow("./beside", { state: { a: 1 } });
		await visit.see("#from", "beside");
		expect(await visit.address()).toBe("/made/beside/");
		await expect.poll(() => visit.json("#location")).toMatchObject({ state: { a: 1 } });
		await visit.follow("../");
		await visit.see("#from", "gatsby-node");
		expect(await visit.address()).toBe("/made/");
	});

	test("5.5.6 the current link; 5.5.12 a link to the current page replaces", async () => {
		const visit = await subject.open("/about/");
		await visit.showLink("/about/", { activeClassName: "active", className: "own" });
		expect(await visit.evaluate("document.getElementById('link').outerHTML")).toContain('class="own active"');
		expect(await visit.evaluate("document.getElementById('link').getAttribute('aria-current')")).toBe("page");
		const length = await visit.evaluate("history.length");
		await visit.follow("/about/");
		expect(await visit.evaluate("history.length")).toBe(length);
		await visit.showLink("/", { activeClassName: "active" });
		expect(await visit.evaluate("document.getElementById('link').getAttribute('aria-current')")).toBe(null);
	});

	test("9.5.3–9.5.6 Unicode, @ and search strings", async () => {
		const visit = await subject.open("/");
		await visit.follow("/made/ünï@cödé?param=value");
		await visit.see("#from", "ünïcödé");
		expect(await visit.address()).toBe("/made/%C3%BCn%C3%AF@c%C3%B6d%C3%A9/?param=value");
		await expect.poll(() => visit.json("#facts")).toMatchObject({ location: { search: "?param=value" } });
		expect(visit.documents).toEqual(["/"]);
	});

	test("9.5.7 a page whose component is in .cache, directly and by a link", async () => {
		const direct = await subject.open("/made/from-cache/");
		expect(await direct.text("h1")).toBe("From the cache");
		await direct.follow("/about/");
		await direct.see("h1", "About");
		await direct.follow("/made/from-cache/");
		await direct.see("h1", "From the cache");
		expect(direct.documents).toEqual(["/made/from-cache/"]);
	});

	test("9.4.2, 9.5.15 a client-only page is not mounted anew", async () => {
		const visit = await subject.open("/client/a/");
		const [id] = [await visit.evaluate("document.querySelector('.use-id')")];
		expect(id).toBeTruthy();
		await visit.evaluate("document.querySelector('h1').isKept = true");
		await visit.follow("/client/b/c/");
		await expect.poll(() => visit.json("#facts")).toMatchObject({ params: { "*": "b/c" }, location: { pathname: "/client/b/c/" } });
		expect(await visit.evaluate("document.querySelector('h1').isKept")).toBe(true);
	});

	test("9.5.15, 5.1.16 two pages of one template are mounted anew", async () => {
		const visit = await subject.open("/made/");
		await visit.evaluate("document.querySelector('h1').isKept = true");
		await visit.follow("/made/beside/");
		await visit.see("#from", "beside");
		expect(await visit.evaluate("document.querySelector('h1').isKept")).toBeFalsy();
	});

	test("9.4.2, 9.4.7 a static page with a matchPath follows its URL", async () => {
		const visit = await subject.open("/");
		await visit.follow("/made/matched/5/");
		await expect.poll(() => visit.json("#facts")).toMatchObject({ params: { id: "5" }, uri: "/made/matched/5" });
		await visit.follow("/made/matched/6/");
		await expect.poll(() => visit.json("#facts")).toMatchObject({ params: { id: "6" }, uri: "/made/matched/6" });
		expect(visit.documents).toEqual(["/"]);
	});

	test("5.7.9, 9.5.12–14 order and arguments of the hooks", async () => {
		const visit = await subject.open("/");
		const calls = () => visit.evaluate<HookCall[]>("window.hookLog");
		expect(await calls()).toEqual([
			["onClientEntry"],
			["onPreRouteUpdate", "/", null],
			["render", "/"],
			["onRouteUpdate", "/", null],
			["onInitialClientRender"],
		]);
		await visit.evaluate("window.hookLog.length = 0");
		await visit.navigate("/about/?a=1#b");
		await visit.see("h1", "About");
		await expect.poll(calls).toEqual([
			["onPreRouteUpdate", "/about/?a=1#b", "/"],
			["render", "/about/"],
			["onRouteUpdate", "/about/?a=1#b", "/"],
		]);
	});

	test("9.5.11, 5.7.10 the hooks run for a mere hash, query and state, too", async () => {
		const visit = await subject.open("/about/");
		await visit.evaluate("window.hookLog.length = 0");
		const updates = async () => (await visit.evaluate<HookCall[]>("window.hookLog")).filter(([name]) => name === "onRouteUpdate");
		await visit.follow("#here");
		await expect.poll(updates).toHaveLength(1);
		await visit.follow("/about/?q=1");
		await expect.poll(updates).toHaveLength(2);
		await visit.navigate("/about/?q=1", { state: { other: true } });
		await expect.poll(updates).toHaveLength(3);
		expect((await updates()).map(([, location, previous]) => [location, previous])).toEqual([
			["/about/#here", "/about/"],
			["/about/?q=1", "/about/#here"],
			["/about/?q=1", "/about/?q=1"],
		]);
		expect(visit.documents).toEqual(["/about/"]);
	});

	test("5.5.3–4 what is no address of a page leads nowhere, or stays on the site", async () => {
		const visit = await subject.open("/", { statuses: [400, 404] });
		const go = (to: string) => visit.evaluate(`siteNavigate(${JSON.stringify(to)}).then(() => "settled")`);
		for (const to of ["javascript:document.title='run'", " java\nscript:document.title='run'", "data:text/html,x", "https://["]) {
			expect(await go(to)).toBe("settled");
		}
		expect(await visit.text("h1")).toBe("Home");
		expect(await visit.evaluate("document.title")).toBe("Home");
		await visit.showLink("javascript:document.title='run'");
		expect(await visit.evaluate("document.getElementById('link').hasAttribute('href')")).toBe(false);
		for (const to of ["//else.where/x", "/\\else.where/x", "\t//else.where/x"]) {
			await visit.navigate("/about/");
			await visit.see("h1", "About");
			await visit.navigate(to);
			await visit.see("h1", "Not found");
			expect(await visit.address()).toBe("/else.where/x/");
		}
		expect(visit.documents).toEqual(["/"]);
		await visit.navigate("/%zz/");
		await expect.poll(() => visit.documents.length).toBe(2);
	});

	test("5.1.14 a static page inside the pattern of a server-rendered one: its own props; asked for once", async () => {
		const path = "/made/server/7/exact/";
		const direct = await subject.open(path);
		await direct.see("#from", "exact");
		expect(await direct.json("#facts")).toMatchObject({ params: {}, path, uri: path.slice(0, -1) });
		const visit = await subject.open("/");
		for (const _time of [1, 2]) {
			await visit.follow(path);
			await visit.see("#from", "exact");
			expect(await visit.json("#facts")).toMatchObject({ params: {}, path });
			await visit.follow("/about/");
			await visit.see("h1", "About");
		}
		expect(visit.requests.filter((url) => url.startsWith(`/page-data${path}`))).toHaveLength(1);
	});

	// In develop modules are asked for, and pages laid out anew, as their sources come.
	test.skipIf(subject.command === "develop")("5.9 between pages that are held nothing is asked for, and nothing shifts", async () => {
		const visit = await subject.open("/");
		await visit.evaluate(`
			window.shifts = 0;
			new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifts += value))).observe({ type: "layout-shift" });
			Promise.all(["/about/", "/made/", "/styled/"].map((path) => ___loader.enqueue(path)))`);
		await visit.page.waitForLoadState("networkidle");
		const rounds = async () => {
			for (const [path, title] of [
				["/about/", "About"],
				["/made/", "Made"],
				["/styled/", "Styled"],
			] as const) {
				await visit.navigate(path);
				await visit.see("h1", title);
			}
		};
		await rounds();
		const held = visit.requests.length;
		await rounds();
		expect(visit.requests.slice(held)).toEqual([]);
		// Less than a thousandth of the view: where text ends may differ by a fraction of a pixel.
		expect(await visit.evaluate("window.shifts")).toBeLessThan(0.001);
	});

	test("5.6.7 a link that is clicked while another page loads wins", async () => {
		const visit = await subject.open("/");
		await visit.evaluate("siteNavigate('/ssr/fresh/'); siteNavigate('/about/')");
		await visit.see("h1", "About");
		await visit.page.waitForLoadState("networkidle");
		expect(await visit.text("h1")).toBe("About");
		expect(await visit.address()).toBe("/about/");
	});
}
