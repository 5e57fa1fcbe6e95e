import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ServerStats } from "../../packages/gatz/src/universal/server-stats.js";
import { launchChromium, openPage, waitUntil } from "../support/chromium.js";
import { buildSite, type RunningSite, runGatz, startSite } from "../support/command.js";
import { get } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

type Line = Record<string, unknown>;

let site: TemporarySite;
let server: RunningSite;
let operations: string;
beforeAll(async () => {
	site = await createTemporarySite("operations");
	await site.link("@opentelemetry");
	await buildSite(site.directory);
	server = await startSite(site.directory, "serve", {
		args: ["--access-log", "--log-format", "json"],
		environment: { GATZ_DEBUG_TOKEN: "secret", NODE_OPTIONS: `--import ${pathToFileURL(`${site.directory}/instrument.mjs`)}` },
	});
	const [said] = await waitForLines(({ msg }) => String(msg).startsWith("Operations at"));
	operations = /http:\/\/[\d.:]+/.exec(String(said?.msg))?.[0] as string;
});
afterAll(async () => {
	await server.stop();
	await site.delete();
});

const ask = (path: string, headers: Record<string, string> = {}) => get(server.url + path, { headers });

function lines(): Line[] {
	const whole = server.output().split("\n").slice(0, -1);
	return whole.map((text) => JSON.parse(text) as Line);
}

async function waitForLines(isWanted: (line: Line) => boolean, count = 1): Promise<Line[]> {
	const options = { interval: 10, timeout: 10_000 };
	await vi.waitFor(() => expect(lines().filter(isWanted).length).toBeGreaterThanOrEqual(count), options);
	return lines().filter(isWanted);
}

test("probes answer on a port of their own, which is not the site's", async () => {
	expect((await get(`${operations}/livez`)).status).toBe(200);
	expect((await get(`${operations}/readyz`)).status).toBe(200);
	expect((await get(`${operations}/readyz`, { method: "POST" })).status).toBe(405);
	expect((await get(`${operations}/nothing`)).status).toBe(404);
	expect((await ask("/livez")).status).toBe(404);
});

test("metrics are labelled by patterns and by nothing that visitors choose", async () => {
	for (const path of ["/", "/ssr/1/", "/ssr/2/?x", "/page-data/ssr/3/page-data.json", "/ssr/a/b/", "/not/there", "/wp-admin.php"])
		await ask(path);
	const { headers, text } = await get(`${operations}/metrics`);
	expect(headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
	const counts = text.split("\n").filter((line) => /^(http_server_request|gatz_(server_data|render))\w+_count/.test(line));
	expect(counts).toEqual([
		'http_server_request_duration_seconds_count{method="GET",route="(none)",status="4xx"} 3',
		'http_server_request_duration_seconds_count{method="GET",route="/",status="2xx"} 1',
		'http_server_request_duration_seconds_count{method="GET",route="/ssr/*rest",status="2xx"} 1',
		'http_server_request_duration_seconds_count{method="GET",route="/ssr/:id",status="2xx"} 3',
		'gatz_server_data_duration_seconds_count{route="/ssr/*rest"} 1',
		'gatz_server_data_duration_seconds_count{route="/ssr/:id"} 3',
		'gatz_render_duration_seconds_count{route="/ssr/*rest"} 1',
		'gatz_render_duration_seconds_count{route="/ssr/:id"} 2',
	]);
	expect(text).toMatch(/^process_resident_memory_bytes\{worker="1"\} \d+/m);
	expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds\{worker="1"\} [\d.e-]+$/m);
	expect(text).toMatch(/^gatz_build_info\{worker="1",build="\w+",node="v[\d.]+"\} 1$/m);
});

test("a request id is taken when it is harmless, else made; it is in the answer and on each line", async () => {
	expect((await ask("/ssr/1/", { "x-request-id": "abc:1" })).headers["x-request-id"]).toBe("abc:1");
	const made = (await ask("/ssr/1/", { "x-request-id": 'a"b' })).headers["x-request-id"];
	expect(made).toMatch(/^[\w-]{36}$/);
	const [line] = await waitForLines(({ requestId }) => requestId === made);
	expect(line).toMatchObject({ level: "info", method: "GET", url: "/ssr/1/", route: "/ssr/:id", status: 200, msg: "answered" });
	expect((await ask("/ssr/fails/", { "x-request-id": "abc:2" })).headers["x-request-id"]).toBe("abc:2");
	const [error] = await waitForLines(({ requestId, level }) => requestId === "abc:2" && level === "error");
	expect(error).toMatchObject({
		code: "GATZ_SERVER_DATA_FAILED",
		route: "/ssr/fails/",
		err: { message: "the database is away", stack: expect.stringContaining("src/pages/ssr/fails.js:6") },
	});
});

test.each([
	["/ssr/fails/", "getServerData", "the database is away"],
	["/ssr/unrendered/", "render", "no picture"],
	["/api/fails", "function", "no mail"],
])("onRequestError is called once for %s, and its own failure costs nothing", async (path, phase, message) => {
	const answer = await ask(path, { "x-request-id": `once-${phase}` });
	expect([answer.status, answer.headers["x-request-id"]]).toEqual([500, `once-${phase}`]);
	await waitForLines(({ msg }) => msg === "onRequestError failed itself: the hook is broken, too");
	const told = await waitForLines(({ hook, requestId }) => hook !== undefined && requestId === `once-${phase}`);
	expect(told).toEqual([
		{
			hook: message,
			request: { method: "GET", url: path, headers: expect.arrayContaining(["x-request-id", "host"]) },
			route: path,
			requestId: `once-${phase}`,
			phase,
		},
	]);
});

test("8.13 what fails in a boundary of a page that streams is told once, and not the visitor", async () => {
	const { status, text } = await ask("/ssr/waits/?kind=failure", { "x-request-id": "boundary" });
	expect(status).toBe(200);
	expect(text).toContain("<h1>Waits</h1>");
	expect(text).toMatch(/\$RX\("B:0"\S*<\/script><\/body><\/html>$/);
	expect(text).not.toContain("no weather");
	const [told, ...others] = await waitForLines(({ hook, requestId }) => hook !== undefined && requestId === "boundary");
	expect(told).toMatchObject({ hook: "no weather", phase: "render", route: "/ssr/waits/" });
	const errors = lines().filter(({ level, requestId }) => level === "error" && requestId === "boundary");
	expect(errors).toMatchObject([{ code: "GATZ_RENDER_FAILED", url: "/ssr/waits/?kind=failure" }]);
	expect(others).toEqual([]);
});

test("8.13 a page that may be kept is sent whole, and not kept when a boundary has failed", async () => {
	const whole = await ask("/ssr/waits/?kind=moment&shared=1");
	expect([whole.headers["cache-status"], whole.headers.etag]).toEqual(["gatz; fwd=uri-miss; stored", expect.any(String)]);
	expect(whole.text).toContain('<!--$--><p id="late">there</p>');
	const failed = await ask("/ssr/waits/?kind=failure&shared=1");
	expect([failed.status, failed.headers["cache-control"], failed.headers["cache-status"]]).toEqual([200, "private, no-store", undefined]);
	expect(failed.text).toContain("<h1>Waits</h1>");
});

test("8.6 a page that waits longer than its deadline is left to the browser, or answered with 504 where it can't be shown", async () => {
	const { status, text } = await ask("/ssr/waits/?kind=ever", { "x-request-id": "ever" });
	expect([status, /\$RX\("B:0".*<\/html>$/s.test(text)]).toEqual([200, true]);
	expect((await ask("/ssr/waits/?kind=ever&alone=1", { "x-request-id": "alone" })).status).toBe(504);
	for (const id of ["ever", "alone"]) {
		const [line] = await waitForLines(({ level, requestId }) => level === "error" && requestId === id);
		expect(line).toMatchObject({
			code: "GATZ_RENDER_TIMEOUT",
			msg: expect.stringContaining("src/pages/ssr/waits.js was still waiting after 0.3 s"),
		});
	}
});

test("8.13 a stream holds to the policy of csp", async () => {
	const browser = await launchChromium();
	const { page, problems } = await openPage(browser, `${server.url}/ssr/waits/?kind=moment`);
	await waitUntil(page, "document.getElementById('late').textContent === 'there'");
	const { headers, text } = await ask("/ssr/waits/?kind=moment");
	expect(headers["content-security-policy"]).toMatch(/script-src [^;]*'nonce-/);
	expect(text).toMatch(/<div hidden id="S:0">.*<script nonce="[^"]+">/);
	expect(problems).toEqual([]);
	await browser.close();
});

test("spans: the client's trace goes on in getServerData and what it asks", async () => {
	const traceId = "0af7651916cd43dd8448eb211c80319c";
	const { text } = await ask("/ssr/7/", { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
	const spans = await waitForLines(({ span, traceId: id }) => span !== undefined && id === traceId, 4);
	const [match, data, render, request] = spans;
	expect(spans.map(({ span }) => span)).toEqual(["match", "getServerData", "render", "GET /ssr/:id"]);
	expect(request).toMatchObject({ parent: "b7ad6b7169203331", attributes: { "http.route": "/ssr/:id", "http.response.status_code": 200 } });
	for (const step of [match, data, render]) expect(step?.parent).toBe(request?.spanId);
	expect(text).toContain(`00-${traceId}-${data?.spanId}-01`);
	await ask("/ssr/fails/", { traceparent: `00-${"1".repeat(32)}-b7ad6b7169203331-01` });
	const failed = await waitForLines(({ span, traceId: id }) => span !== undefined && id === "1".repeat(32), 3);
	expect(failed.map(({ span, status }) => [span, status])).toEqual([
		["match", 0],
		["getServerData", 2],
		["GET /ssr/fails/", 2],
	]);
});

test("the debug header explains a request to whoever has the token", async () => {
	const { headers } = await ask("/ssr/7/?explained", { "x-gatz-debug": "secret" });
	expect(JSON.parse(headers["x-gatz-debug"] as string)).toMatchObject({
		kind: "page",
		route: "/ssr/:id",
		mode: "SSR",
		source: "src/pages/ssr/[id].js",
		params: { id: "7" },
		rivals: ["/ssr/*rest"],
		cache: { verdict: "miss", why: "fwd=uri-miss; stored" },
		cacheControl: "public, s-maxage=60",
		headers: {
			"cache-control": "getServerData",
			"x-own": "getServerData",
			"x-team": "headers in gatsby-config",
			"x-frame-options": "default",
		},
	});
	expect(headers["server-timing"]).toMatch(/^match;dur=[\d.]+, getServerData;dur=[\d.]+, render;dur=[\d.]+, total;dur=[\d.]+$/);
	expect(headers["cache-control"]).toBe("private, no-store");
	const again = JSON.parse((await ask("/ssr/7/?explained", { "x-gatz-debug": "secret" })).headers["x-gatz-debug"] as string);
	expect(again).toMatchObject({ cache: { verdict: "hit" }, headers: { "cache-control": "cache", "x-own": "cache" } });
	for (const token of ["Secret", "secret1", ""])
		expect((await ask("/ssr/7/", { "x-gatz-debug": token })).headers["x-gatz-debug"]).toBeUndefined();
});

describe("with two workers, how the server is now", () => {
	let pair: RunningSite;
	let port: string;
	beforeAll(async () => {
		pair = await startSite(site.directory, "serve", { args: ["--workers", "2"] });
		port = (await pair.says(/Operations at http:\/\/[\d.]+:(\d+)/))[1] as string;
		for (const id of [1, 2, 3, 4, 5, 6]) await get(`${pair.url}/ssr/${id}/`);
		await get(`${pair.url}/ssr/slow/?token=secret`, { headers: { "x-request-id": "slow-one" } });
		await get(`${pair.url}/ssr/fails/?token=secret`, { headers: { "x-request-id": "failed-one" } });
	});
	afterAll(() => pair.stop());

	async function askStats(): Promise<ServerStats> {
		const { headers, text } = await get(`http://127.0.0.1:${port}/stats`);
		expect(headers["content-type"]).toBe("application/json");
		expect(text).not.toContain("secret");
		return JSON.parse(text);
	}

	const countsOf = ({ requests }: ServerStats) =>
		Object.entries(requests.routes).map(([route, { errors, times }]) => [route, times.reduce((sum, count) => sum + count), errors]);

	test("/stats has what all workers have counted and noted, and no query", async () => {
		const stats = await askStats();
		expect(countsOf(stats)).toEqual([
			["/ssr/:id", 6, 0],
			["/ssr/fails/", 1, 1],
			["/ssr/slow/", 1, 0],
		]);
		expect(stats.requests).toMatchObject({ active: 0, refused: 0, timedOut: 0, cache: { hit: 0, stale: 0, miss: 6, pass: 0 } });
		expect(stats.workers.map(({ id, phase, build }) => [id, phase, build])).toEqual([
			[1, "ready", stats.build],
			[2, "ready", stats.build],
		]);
		const time = expect.any(Number);
		expect(stats.slowest).toContainEqual({ time, duration: time, route: "/ssr/slow/", path: "/ssr/slow/", requestId: "slow-one" });
		expect(stats.errors).toEqual([
			{
				time,
				code: "GATZ_SERVER_DATA_FAILED",
				message: "the database is away",
				method: "GET",
				path: "/ssr/fails/",
				route: "/ssr/fails/",
				requestId: "failed-one",
			},
		]);
	});

	test("a worker that is lost is replaced, and what it counted stays", async () => {
		const before = await askStats();
		process.kill(before.workers[0]?.pid as number, "SIGKILL");
		const after = await vi.waitFor(
			async () => {
				const stats = await askStats();
				expect(stats.workers.map(({ id, phase }) => [id, phase])).toEqual([
					[2, "ready"],
					[3, "ready"],
				]);
				return stats;
			},
			{ interval: 50, timeout: 20_000 },
		);
		expect(after.ended).toEqual([{ time: expect.any(Number), id: 1, how: "by SIGKILL", isLoss: true }]);
		expect(after.restarts).toBe(1);
		expect(countsOf(after)).toEqual(countsOf(before));
		expect([after.slowest, after.errors]).toEqual([before.slowest, before.errors]);
	});

	test("`top` prints it once where there is no terminal", async () => {
		const { code, output } = await runGatz(site.directory, ["top", "--url", `http://127.0.0.1:${port}`]);
		expect(code).toBe(0);
		expect(output).toMatch(/^Gatz .*\n0 requests per s/);
		expect(output).toMatch(/^ +0 +– +– +6 +0 {2}\/ssr\/:id$/m);
		expect(output).toMatch(/ failed-one {2}GET \/ssr\/fails\/ {2}the database is away$/m);
		expect(output).not.toContain("\u001b");
	});

	test("the page shows it, in light and dark and on a phone, and waits for a server that is away", async () => {
		const browser = await launchChromium();
		const { page, problems, requests } = await openPage(browser, `http://127.0.0.1:${port}/`, {
			until: 'document.getElementById("state").dataset.state === "live"',
			expected: ["net::ERR_"],
		});
		try {
			const textOf = (id: string) => page.evaluate<string>(`document.getElementById("${id}").innerText`);
			expect(await textOf("routes")).toMatch(/\/ssr\/:id\s.*\s6\s+0\n/);
			expect(await textOf("slowest")).toContain("slow-one");
			expect(await textOf("errors")).toMatch(/the database is away\s[\d:]+\sGET \/ssr\/fails\/\sfailed-one\s/);
			expect(await textOf("ended")).toContain("by SIGKILL");
			expect(await page.locator("canvas").count()).toBe(4);
			await page.evaluate(axe.source);
			for (const colorScheme of ["light", "dark"] as const) {
				await page.emulateMedia({ colorScheme });
				expect(await page.evaluate(BARRIERS)).toEqual([]);
			}
			await page.setViewportSize({ width: 390, height: 844 });
			expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
			// Tables that have become wider than the window can be scrolled by keyboard as soon as the page has noticed.
			await expect.poll(() => page.evaluate(BARRIERS)).toEqual([]);
			await pair.stop();
			await waitUntil(page, 'document.getElementById("state").innerText.startsWith("No answer since")');
			pair = await startSite(site.directory, "serve", { args: ["--workers", "2", "--ops-port", port] });
			await waitUntil(page, 'document.getElementById("state").innerText === "Live"');
			expect(await textOf("routes")).toContain("No request yet.");
			await page.getByRole("button", { name: "Pause" }).click();
			expect(await textOf("state")).toContain("Paused at");
			expect([...new Set(requests)].sort()).toEqual(["/", "/stats"]);
			expect(problems).toEqual([]);
		} finally {
			await browser.close();
		}
	});
});

/** What axe-core finds on the page, one line for each element. */
const BARRIERS = `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;
