import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

/** SPEC 5.8–5.9: when the server is asked, and how often. */
export function freshnessTests(subject: BrowserSubject): void {
	const fresh = (name: string) => `/ssr/fresh/?of=${name}-${subject.react}`;

	test.runIf(subject.command === "serve")(
		"9.2.4 all that a page is made of is asked for anew, what is named by its content never",
		async () => {
			const visit = await subject.open("/slices/en/");
			await visit.follow("/styled/");
			await expect.poll(() => visit.text("#plain")).toBeTruthy();
			const cacheControl = async (path: string) => {
				const { headers } = await subject.fetch(path);
				expect([headers.get("x-site"), headers.get("x-content-type-options")], path).toEqual(["browser", "nosniff"]);
				return headers.get("cache-control");
			};
			const answers = visit.requests.filter((path) => path.endsWith(".json"));
			for (const kind of ["page-data.json", "/slice-data/", "/sq/d/"]) expect(answers.join()).toContain(kind);
			for (const path of ["/", "/page-data/app-data.json", ...answers]) {
				expect(await cacheControl(path), path).toBe("public, max-age=0, must-revalidate");
			}
			const image = await visit.evaluate<string>("new URL(document.getElementById('large').src).pathname");
			const scripts = visit.requests.filter((path) => path.endsWith(".js") && !path.startsWith("/scripts/"));
			expect(scripts.length).toBeGreaterThan(0);
			for (const path of [image, ...scripts]) expect(await cacheControl(path), path).toBe("public, max-age=31536000, immutable");
		},
	);

	test("8.23 each navigation asks anew; back and forward show what is held", async () => {
		const url = fresh("navigation");
		const visit = await subject.open("/");
		const values: (string | null)[] = [];
		for (let round = 0; round < 2; round++) {
			await visit.follow(url);
			await expect.poll(() => visit.text("h1")).toMatch(/^Fresh/);
			values.push(await visit.text("h1"));
			await visit.follow("/about/");
			await visit.see("h1", "About");
		}
		expect(values[0]).not.toBe(values[1]);
		await visit.page.goBack();
		await visit.see("h1", values[1] as string);
		await visit.page.goBack();
		await visit.see("h1", "About");
		await visit.page.goBack();
		await visit.see("h1", values[0] as string);
		await visit.page.goForward();
		await visit.page.goForward();
		await visit.see("h1", values[1] as string);
		expect(await subject.runs(url)).toHaveLength(2);
	});

	test("5.5.12, 8.23 a link to the page that is shown asks again and keeps its state", async () => {
		const url = fresh("same");
		const visit = await subject.open(url);
		const first = (await visit.text("h1")) as string;
		await visit.page.click("button");
		await visit.follow(url);
		await expect.poll(() => visit.text("h1")).not.toBe(first);
		expect(await visit.text("button")).toBe("1");
	});

	test("9.5.19, 8.43 a link in view never runs getServerData, and gets a static page's data", async () => {
		const url = fresh("view");
		const visit = await subject.open("/client/x/");
		await visit.showLink(url);
		await visit.showLink("/made/beside/");
		await expect.poll(() => visit.requests.filter((request) => request.includes("/page-data/made/beside/"))).toHaveLength(1);
		await visit.page.waitForLoadState("networkidle");
		expect(await subject.runs(url)).toEqual([]);
		await visit.page.click("#link");
		await visit.see("#from", "beside");
		expect(visit.requests.filter((request) => request.includes("/page-data/made/beside/"))).toHaveLength(1);
	});

	test("5.5.15, 8.43 the pointer on a link runs it once, as a prefetch; the click that follows does not", async () => {
		const url = fresh("hover");
		const visit = await subject.open("/");
		await visit.showLink(url);
		await visit.page.hover("#link");
		await expect.poll(() => subject.runs(url)).toHaveLength(1);
		await visit.page.hover("h1");
		await visit.page.hover("#link");
		await visit.page.click("#link");
		await expect.poll(() => visit.text("h1")).toMatch(/^Fresh/);
		const [run, ...others] = await subject.runs(url);
		expect(others).toEqual([]);
		expect(run?.purpose).toMatch(/^prefetch/);
		// It has served one navigation.
		await visit.page.mouse.move(0, 0);
		await visit.follow("/about/");
		await visit.see("h1", "About");
		await visit.follow(url);
		await expect.poll(() => visit.text("h1")).toMatch(/^Fresh/);
		expect((await subject.runs(url)).map(({ purpose }) => purpose)).toEqual([run?.purpose, null]);
	});

	test("8.43 a click at once after the pointer came runs it once", async () => {
		const url = fresh("click");
		const visit = await subject.open("/");
		await visit.showLink(url);
		await visit.page.click("#link");
		await expect.poll(() => visit.text("h1")).toMatch(/^Fresh/);
		expect(await subject.runs(url)).toHaveLength(1);
	});

	test("5.5.16 the keyboard's focus counts as intent, too", async () => {
		const url = fresh("focus");
		const visit = await subject.open("/");
		await visit.showLink(url);
		await visit.page.focus("#link");
		await expect.poll(() => subject.runs(url)).toHaveLength(1);
		await visit.page.keyboard.press("Enter");
		await expect.poll(() => visit.text("h1")).toMatch(/^Fresh/);
		expect(await subject.runs(url)).toHaveLength(1);
	});

	test("5.8.18 a redirect that was asked for on intent is followed without asking again", async () => {
		const url = `/ssr/redirect/?way=redirect&to=${encodeURIComponent(`/about/?intent=${subject.react}`)}`;
		const visit = await subject.open("/");
		await visit.showLink(url);
		await visit.page.hover("#link");
		await expect.poll(() => subject.runs(url)).toHaveLength(1);
		await visit.page.click("#link");
		await visit.see("h1", "About");
		expect(await subject.runs(url)).toHaveLength(1);
	});
}
