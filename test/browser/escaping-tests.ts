import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

const HOSTILE = "</script><script>window.pwned=1</script><!--<script>\u2028\u2029";

/** Nothing in data, path or query becomes markup, and all of it is shown as it is. SPEC 2.5, 8. */
export function escapingTests(subject: BrowserSubject): void {
	const query = `?q=${encodeURIComponent(HOSTILE)}&raw=</script><script>window.pwned=1</script><!--`;

	test.each(["direct", "link"])("8.1 data and query of a server-rendered page: %s", async (way) => {
		const visit = await subject.open(way === "direct" ? `/ssr/hostile/${query}` : "/");
		if (way === "link") await visit.follow(`/ssr/hostile/${query}`);
		await visit.see("#text", `${HOSTILE}&amp;</title>`);
		expect(await visit.json("#query")).toEqual({ q: HOSTILE, raw: "</script><script>window.pwned=1</script><!--" });
		await expect.poll(() => visit.evaluate("document.title")).toBe(`${HOSTILE}&amp;</title>`.replace(/[\t\n\f\r ]+/g, " "));
		expect(await visit.evaluate("document.querySelector('meta[name=description]').content")).toBe(`${HOSTILE}&amp;</title>`);
		expect(JSON.parse((await visit.text("script[type='application/ld+json']")) ?? "")).toEqual({ text: `${HOSTILE}&amp;</title>` });
		expect(await visit.evaluate("typeof window.pwned")).toBe("undefined");
	});

	test.each(["direct", "link"])("8.1 context of a static page: %s", async (way) => {
		const visit = await subject.open(way === "direct" ? "/made/hostile/" : "/");
		if (way === "link") await visit.follow("/made/hostile/");
		await visit.see("#from", HOSTILE);
		expect(await visit.evaluate("typeof window.pwned")).toBe("undefined");
	});

	test.each(["direct", "link"])("8.1 a path: %s", async (way) => {
		const url = `/ssr/param/${encodeURIComponent(HOSTILE)}/`;
		const visit = await subject.open(way === "direct" ? url : "/");
		if (way === "link") await visit.follow(url);
		await expect.poll(() => visit.json("#params")).toEqual({ param: HOSTILE });
		expect(await visit.evaluate("typeof window.pwned")).toBe("undefined");
	});

	test("8.1 an unknown path on the 404 page", async () => {
		const url = "/nothing/%3C/script%3E%3Cscript%3Ewindow.pwned=1%3C/script%3E/?x=</script><script>window.pwned=1</script>";
		const visit = await subject.open(url, { statuses: [404] });
		expect(await visit.text("h1")).toBe("Not found");
		expect(await visit.evaluate("typeof window.pwned")).toBe("undefined");
	});
}
