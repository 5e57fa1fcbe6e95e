import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ErrorCode } from "../../packages/gatz/src/universal/errors.js";
import { launchChromium, openPage } from "../support/chromium.js";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

const FAILED: ErrorCode = "FUNCTION_FAILED";

let site: TemporarySite;
let built: string;
let browser: Browser;
beforeAll(async () => {
	browser = await launchChromium();
	site = await createTemporarySite("functions");
	built = await buildSite(site.directory);
});
afterAll(async () => {
	await browser.close();
	await site.delete();
});

describe.each(["serve", "develop"] as const)("%s", (command) => {
	let server: RunningSite;
	beforeAll(async () => {
		server = await startSite(site.directory, command, { environment: { GATSBY_SHOWN: "shown", OWN: "own" } });
	});
	afterAll(() => server.stop());

	const ask = (path: string, options: Parameters<typeof get>[1] = {}) => get(server.url + path, options);
	const send = (path: string, body: RequestInit["body"], headers: Record<string, string> = {}) =>
		fetch(server.url + path, { method: "POST", body: body ?? null, headers });
	const json = async (answer: Response) => {
		expect(answer.status).toBe(200);
		return (await answer.json()) as unknown;
	};

	test.each([
		["/api", "index of all"],
		["/api/top-level?x", "top level"],
		["/api/sub", "index of sub"],
		["/api/sub/commonjs", "CommonJS"],
		["/api/sub/exports-default", "exports.default"],
	])("9.12.1, 9.12.11 %s answers", async (path, text) => {
		const answer = await ask(path);
		expect([answer.status, answer.headers["content-type"], answer.text]).toEqual([200, "text/html; charset=utf-8", text]);
	});

	test("9.12.2 names with capitals, spaces and any letters", async () => {
		for (const name of ["I-Am-Capitalized", "some whitespace", "with-äöü-umlaut", "some-àè-french", "some-אודות"]) {
			expect((await ask(`/api/${encodeURIComponent(name)}`)).text).toBe(name);
		}
		expect((await ask("/api/i-am-capitalized")).status).toBe(404);
	});

	test("9.12.3, 9.12.11 parameters", async () => {
		expect(JSON.parse((await ask("/api/users/23%2F4")).text)).toEqual({ userId: "23/4" });
		expect(JSON.parse((await ask("/api/params/a/b")).text)).toEqual({ "*": "a/b", 0: "a/b" });
		expect(JSON.parse((await ask("/api/files/a/b")).text)).toEqual({ rest: "a/b" });
	});

	test("9.12.4 variables of the environment, TypeScript", async () => {
		expect(JSON.parse((await ask("/api/env")).text)[1]).toBe("own");
		expect(JSON.parse((await ask("/api/typescript")).text)).toEqual({ typed: "GET" });
	});

	test("9.12.5 a function that fails costs one request, and its error is told to developers only", async () => {
		expect((await ask("/api/twice")).text).toBe("once");
		expect((await ask("/api/throws-later")).text).toBe("answered");
		for (const [name, reason] of Object.entries({
			throws: "secret reason",
			rejects: "a secret text",
			"no-export": "no default export",
			broken: "the module is broken",
		})) {
			const { status, text } = await ask(`/api/${name}`);
			expect([status, text.includes(reason)], name).toEqual([500, command === "develop"]);
			await server.says(reason);
		}
		await server.says(`GATZ_${FAILED}`);
		await server.says("thrown later");
		expect((await ask("/api/top-level")).text).toBe("top level");
	});

	test("9.12.6 kinds of answers", async () => {
		const typeOf = async (path: string) => (await ask(path)).headers["content-type"];
		expect(await typeOf("/api/echo")).toBe("application/json; charset=utf-8");
		expect(await typeOf("/api/text")).toBe("text/plain; charset=utf-8");
		expect(await typeOf("/api/bytes")).toBe("application/octet-stream");
		const raw = await ask("/api/raw-node");
		expect([raw.status, raw.headers["x-own"], raw.text]).toEqual([201, "a, b", "true true true"]);
	});

	test("9.12.7 statuses and methods, HEAD and OPTIONS among them", async () => {
		for (const status of [200, 201, 404, 500]) expect((await ask(`/api/status?code=${status}`)).status).toBe(status);
		expect((await ask("/api/send-status")).text).toBe("I'm a Teapot");
		for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
			expect(JSON.parse((await ask("/api/echo", { method })).text)).toMatchObject({ method });
		}
		const head = await ask("/api/text", { method: "HEAD" });
		expect([head.status, head.headers["content-length"], head.text]).toEqual([200, "5", ""]);
	});

	test("9.12.8 the query and each kind of body", async () => {
		expect(JSON.parse((await ask("/api/echo?a=1&a=2&b[c]=%C3%A9")).text)).toMatchObject({
			query: { a: ["1", "2"], b: { c: "é" } },
			url: "/api/echo?a=1&a=2&b[c]=%C3%A9",
			path: "/api/echo",
			body: {},
		});
		expect(await json(await send("/api/echo", new URLSearchParams("a=form&b[c]=2")))).toMatchObject({ body: { a: "form", b: { c: "2" } } });
		const type = { "content-type": "application/json" };
		expect(await json(await send("/api/echo", '{"a":[1]}', type))).toMatchObject({ body: { a: [1] } });
		expect(await json(await send("/api/echo", "text"))).toMatchObject({ body: "text" });
		const form = new FormData();
		form.append("a", "field");
		form.append("upload", new Blob(["content"], { type: "text/plain" }), "name.txt");
		expect(await json(await send("/api/echo", form))).toMatchObject({
			body: { a: "field" },
			files: [["upload", "name.txt", "text/plain", "content"]],
		});
		for (let count = 0; count < 20; count++) form.append("upload", new Blob(["more"]), `${count}.txt`);
		expect((await send("/api/echo", form)).status).toBe(413);
		expect((await send("/api/echo", "{", type)).status).toBe(400);
		expect((await ask("/api/express-like", { method: "POST", body: "unparsed" })).text).toBe("true POST unparsed");
	});

	test("9.12.9 cookies, redirects and middleware", async () => {
		const cookies = await ask("/api/cookies", { headers: { cookie: "a=1; b=%20" } });
		expect(JSON.parse(cookies.text)).toEqual({ a: "1", b: " " });
		expect(cookies.headers["set-cookie"]).toEqual([
			expect.stringMatching(/^plain=a%20b; Max-Age=60; Path=\/; Expires=.* GMT; HttpOnly; Secure; SameSite=Lax$/),
			"object=j%3A%7B%22a%22%3A1%7D; Domain=example.com; Path=/api",
			"old=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
		]);
		const [found, forGood] = [await ask("/api/redirect"), await ask("/api/redirect-for-good")];
		expect([found.status, found.headers.location]).toEqual([302, "/api/top-level"]);
		expect([forGood.status, forGood.headers.location]).toEqual([301, "/%C3%BCber?a=b#%C3%BC"]);
		const preflight = await ask("/api/middleware", { method: "OPTIONS" });
		expect([preflight.status, preflight.headers["access-control-allow-origin"], preflight.headers.vary]).toEqual([
			204,
			"*",
			"Origin, Accept",
		]);
		expect((await ask("/api/middleware")).text).toBe('{"isNode":true}');
	});

	test("9.12.10 limits and types of bodies are those of the function's config", async () => {
		const large = "x".repeat(200 * 1024);
		const kinds: Record<string, readonly [string, string]> = {
			text: ["text/plain", large],
			json: ["application/json", JSON.stringify({ large })],
			urlencoded: ["application/x-www-form-urlencoded", `large=${large}`],
			raw: ["application/octet-stream", large],
		};
		for (const [kind, [type, body]] of Object.entries(kinds)) {
			const headers = { "content-type": type };
			expect(await json(await send(`/api/limits/${kind}-50mb`, body, headers)), kind).toEqual({ length: large.length });
			const refused = await send("/api/limits/default", body, headers);
			expect([refused.status, await refused.text()], kind).toEqual([413, "Payload Too Large"]);
		}
		const own = await send("/api/limits/custom-type", '{"a":1}', { "content-type": "application/vnd.own" });
		expect(await own.json()).toMatchObject({ isBuffer: true });
		expect(await json(await send("/api/limits/wrong", "text"))).toBe("text");
		await server.says("src/api/limits/wrong.js: its config is not used, because bodyParser.xml is none of");
	});

	test("6.6.5 functions of plugins, which the site may shadow", async () => {
		expect((await ask("/api/local-plugin/hello")).text).toBe("of the plugin");
		expect((await ask("/api/local-plugin/shadowed")).text).toBe("of the site");
	});

	test("9.7.15 with a slash at the end, and what is no function, is a page or missing", async () => {
		for (const path of ["/api/top-level/", "/api/sub/", "/api/nothing", "/api/hidden.test", "/api/__tests__/hidden"]) {
			expect((await ask(path, { headers: { accept: "text/html" } })).status, path).toBe(404);
		}
	});

	test("H.31 answers are streamed with the client's speed, and closed when it leaves", async () => {
		const whole = await (await fetch(`${server.url}/api/stream`)).text();
		expect(whole.length).toBe("data: first\n\n".length + 32 * 64 * 1024 + "data: last\n\n".length);
		const controller = new AbortController();
		const hanging = await fetch(`${server.url}/api/stream?hang`, { signal: controller.signal });
		const { value } = (await hanging.body?.getReader().read()) ?? {};
		expect(new TextDecoder().decode(value)).toBe("data: first\n\n");
		controller.abort();
		await expect.poll(async () => (await ask("/api/stream?count")).text).toBe('{"closed":1}');
		expect((await ask("/api/stream?fail=early")).status).toBe(500);
		await expect(fetch(`${server.url}/api/stream?fail=late`).then((answer) => answer.text())).rejects.toThrow();
	});

	test("a function that never answers keeps nobody else waiting", async () => {
		const controller = new AbortController();
		const waiting = fetch(`${server.url}/api/never`, { signal: controller.signal });
		expect((await ask("/api/top-level")).text).toBe("top level");
		controller.abort();
		await expect(waiting).rejects.toThrow();
	});

	test("1.8.11 headers of gatsby-config are on functions, redirects and files, below a function's own", async () => {
		expect((await ask("/api/ruled")).headers).toMatchObject({ "x-any": "1", "x-rule": "rule", "x-own": "function" });
		expect((await ask("/moved/")).headers).toMatchObject({ "x-any": "1", "x-rule": "redirect", "x-frame-options": "DENY" });
		for (const path of ["/file.txt", "/page-data/app-data.json", "/page-data/target/page-data.json", "/target", "/target/"]) {
			expect((await ask(path)).headers, path).toMatchObject({ "x-any": "1" });
		}
	});

	test.each([
		["9.6.9 for a while", "/moved/", 302, "/target/"],
		["9.6.6 the query is kept", "/moved?a=1&b", 302, "/target/?a=1&b"],
		["9.6.1 in any case", "/MOVED/", 302, "/target/"],
		["9.6.9 for good; a query of its own goes before the visitor's", "/for-good?a=1", 301, "/target/?own=1#part"],
		["6.4.1 with its own status, to another host", "/status/?a", 307, "https://example.com/there?a"],
		["9.6.2 in its own case only", "/Exact-Case/", 302, "/target/"],
		["9.6.2 in another case it is missing", "/exact-case/", 404, undefined],
		["a splat", "/blog/a/b/c/?x", 302, "/target/a/b/c/?x"],
		["parameters go before a splat", "/blog/2020/Hello", 302, "/target/?year=2020&slug=Hello"],
		["6.4.6, 9.6.9 a page goes first", "/target/", 200, undefined],
		["unless it is forced", "/forced/", 302, "/target/"],
		["a pattern of a page says less than an exact redirect", "/app/known/", 302, "/target/"],
		["a file goes first", "/file.txt", 200, undefined],
		["to itself it leads nowhere", "/itself/", 404, undefined],
		["conditions are not evaluated", "/", 200, undefined],
		["from another hook than createPages", "/early/", 302, "/target/"],
	])("%s: a redirect (SPEC 1.15.15)", async (_, path, status, location) => {
		const answer = await ask(path, { headers: { accept: "text/html" } });
		expect([answer.status, answer.headers.location]).toEqual([status, location]);
	});

	test("1.15.15 a status that is no redirect's has the target's answer", async () => {
		const [rewritten, gone, called] = [await ask("/rewritten/"), await ask("/gone/"), await ask("/called/")];
		expect([rewritten.status, heading(rewritten.text), gone.status, heading(gone.text)]).toEqual([200, "target", 410, "target"]);
		expect(JSON.parse(called.text)).toMatchObject({ 0: "rewritten" });
		expect(JSON.parse((await ask("/page-data/rewritten/page-data.json")).text)).toMatchObject({ path: "/target/" });
	});

	test("8.22 navigation is told of a redirect", async () => {
		const { text } = await ask("/page-data/moved/page-data.json?a=1");
		expect(JSON.parse(text)).toEqual({ path: "/moved?a=1", redirect: { destination: "/target/?a=1", status: 302 } });
	});

	test("9.6.6 by a link a redirect leads to its target, with the query and without a document", async () => {
		const { page, documents, problems, close } = await openPage(browser, `${server.url}/`, { until: "window.isHydrated" });
		await page.click("text=moved");
		await page.waitForSelector("h1:has-text('target')");
		expect(await page.evaluate("location.pathname + location.search")).toBe("/target/?from=link");
		expect([documents, problems]).toEqual([["/"], []]);
		await close();
	});

	test("9.6.5, 9.6.9 directly a redirect keeps the hash; what has the target's answer shows the target", async () => {
		const { page, problems, close } = await openPage(browser, `${server.url}/early/?a#part`);
		expect(await page.evaluate("location.pathname + location.search + location.hash")).toBe("/target/?a#part");
		await page.goto(`${server.url}/rewritten/`);
		await page.waitForFunction("location.pathname === '/target/'");
		expect([await page.textContent("h1"), problems]).toEqual(["target", []]);
		await close();
	});

	test.runIf(command === "develop")("edited and new functions count at once", async () => {
		await site.write("src/api/top-level.js", 'export default (req, res) => res.send("edited");');
		await expect.poll(async () => (await ask("/api/top-level")).text, { timeout: 30_000 }).toBe("edited");
		await site.write("src/api/new.js", 'export default (req, res) => res.send("new");');
		await expect.poll(async () => (await ask("/api/new")).text, { timeout: 30_000 }).toBe("new");
	});
});

test("6.4.6 a build says which redirects have no effect, once for each reason", () => {
	const told = built.split("\n").filter((line) => line.includes("Redirects that are not used"));
	expect(told).toEqual([
		expect.stringMatching(/because pages are at these paths; .*: \/target\/\.$/),
		expect.stringMatching(/because they lead to themselves: \/itself\.$/),
		expect.stringMatching(/because their `conditions` are for a host to check: \/\.$/),
	]);
});

test("USERS D the store shows redirects and functions to plugins", () => {
	expect(built).toMatch(/state: 16 redirects, \d+ functions, \{"fromPath":"\/early\/","toPath":"\/target\/"/);
});
