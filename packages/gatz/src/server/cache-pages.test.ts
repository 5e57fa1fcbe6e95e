import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Artifact } from "../artifact/artifact.js";
import type { PageRow } from "../universal/page.js";
import { createRouteTable } from "../universal/route-table.js";
import type { CacheVerdict } from "./cache-pages.js";
import { MemoryStore } from "./cache-store.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";
import { createHandler, type HandlerOptions } from "./handler.js";
import type { ServerDataContext } from "./server-data-context.js";

type GetServerData = (context: ServerDataContext) => unknown;

let runs: number;
let warnings: string[];
let errors: unknown[];
let verdicts: CacheVerdict[];

beforeEach(() => {
	runs = 0;
	warnings = [];
	errors = [];
	verdicts = [];
	vi.useFakeTimers({ toFake: ["Date"] });
});

/** A site with one page, `/a/*`, whose document tells how often getServerData ran. */
function create(getServerData: GetServerData, options: Partial<HandlerOptions> = {}, changes: Partial<Artifact> = {}) {
	const rows: PageRow[] = [{ path: "/a/[...]/", matchPath: "/a/*", mode: "SSR", template: "a" }];
	const run: GetServerData = (context) => {
		runs++;
		return getServerData(context);
	};
	const artifact: Artifact = {
		buildId: "id",
		bundleHash: "hash",
		settings: { pathPrefix: "", assetPrefix: "", trailingSlash: "ignore", headers: [] },
		routes: createRouteTable(rows),
		templates: { a: { source: "src/pages/a.js", staticQueryHashes: [] } },
		modeOf: (page) => page.mode,
		renderer: () => ({
			loadTemplate: () => ({ getServerData: run }),
			streamDocument: () => `<p>${runs}</p>`,
			loadSlices: () => ({}) as never,
		}),
		result: () => '{"pageContext":{}}',
		staticQueries: () => ({}),
		prerenderedSources: () => ({ ofFile: () => undefined, ofVisit: [] }) as never,
		slices: () => ({}),
		file: () => undefined,
		read: () => new Uint8Array(),
		live: false,
		...changes,
	};
	const logger = { error: (error: unknown) => errors.push(error), warn: (message: string) => warnings.push(message) };
	const handler = createHandler(artifact, { logger, onCacheVerdict: (verdict) => verdicts.push(verdict), ...options });
	return async (url = "/a/", headers: Record<string, string> = {}, request: Partial<HandlerRequest> = {}): Promise<HandlerResponse> =>
		handler({
			method: "GET",
			url,
			headers: { host: "x", ...headers },
			body: () => null,
			signal: () => new AbortController().signal,
			origin: () => `http://${headers.host ?? "x"}`,
			...request,
		});
}

const says = (control: string, more: object = {}) => ({ headers: { "cache-control": control, ...more } });
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
/** Lets what goes on in the background come to its end: on a busy machine a page waits for more than one turn of the event loop. */
const settle = async () => {
	for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const many = <T>(count: number, ask: () => Promise<T>) => Promise.all(Array.from({ length: count }, ask));

describe("a page without cache headers", () => {
	it("runs getServerData for each request, for those at the same time too, and has no word of a cache", async () => {
		const ask = create(async () => ({ props: {} }));
		await ask();
		const answers = await many(10, () => ask());
		expect(runs).toBe(11);
		expect(answers[0]?.headers).not.toHaveProperty("cache-status");
		expect(verdicts).toEqual([]);
	});
});

describe("a page that may be kept", () => {
	it("is made once while it is fresh, with Age, Cache-Status and a strong tag", async () => {
		const ask = create(async () => says("public, s-maxage=60"));
		const first = await ask();
		expect(first).toMatchObject({ status: 200, headers: { "cache-status": "gatz; fwd=uri-miss; stored", age: "0" } });
		pass(20);
		const second = await ask();
		expect(second).toMatchObject({
			body: first.body,
			headers: { "cache-status": "gatz; hit; ttl=40", age: "20", etag: first.headers.etag },
		});
		expect(second.headers.etag).toMatch(/^"[\w-]{22}"$/);
		const held = await ask("/a/", { "if-none-match": String(first.headers.etag) });
		expect([held.status, held.body, held.headers.age]).toEqual([304, null, "20"]);
		expect(runs).toBe(1);
		pass(41);
		expect((await ask()).headers["cache-status"]).toBe("gatz; fwd=stale; stored");
		expect([runs, verdicts]).toEqual([2, ["miss", "hit", "hit", "miss"]]);
	});

	it("has an entry for each host, path, query and form, and HEAD takes that of GET", async () => {
		const ask = create(async () => says("s-maxage=60"));
		const urls = ["/a/", "/a/?x=1", "/a/b/", "/page-data/a/page-data.json"];
		for (const _ of [1, 2]) for (const url of urls) await ask(url);
		expect(runs).toBe(4);
		await ask("/a/", { host: "y" });
		expect(runs).toBe(5);
		expect(await ask("/a/", {}, { method: "HEAD" })).toMatchObject({ status: 200, headers: { "cache-status": "gatz; hit; ttl=60" } });
		expect(JSON.parse((await ask(urls[3])).body as string)).toMatchObject({ path: "/a/" });
		expect(runs).toBe(5);
	});

	it("is filled by HEAD with the whole answer", async () => {
		const ask = create(async () => says("s-maxage=60"));
		await ask("/a/", {}, { method: "HEAD" });
		expect([(await ask()).body, runs]).toEqual(["<p>1</p>", 1]);
	});

	it("is made once for requests at the same time, even if the first one leaves", async () => {
		let release: (() => void) | undefined;
		const ask = create(async ({ url, signal }) => {
			if (url !== "/a/") await new Promise<void>((resolve) => (release = resolve));
			if (signal.aborted) throw signal.reason;
			return says("s-maxage=60");
		});
		await ask();
		const gone = ask("/a/b/", {}, { signal: () => AbortSignal.abort() });
		const others = many(5, () => ask("/a/b/"));
		while (!release) await settle();
		release();
		expect((await others).map(({ headers }) => headers["cache-status"])).toEqual(Array(5).fill("gatz; fwd=uri-miss; collapsed"));
		expect([(await gone).status, runs]).toEqual([200, 2]);
	});

	it("lets no visitor go past it", async () => {
		const ask = create(async () => says("s-maxage=60"));
		await ask();
		await ask("/a/", { "cache-control": "no-cache, no-store, max-age=0", pragma: "no-cache" });
		expect(runs).toBe(1);
	});

	it("differs by what Vary names, and never is another's", async () => {
		const ask = create(async ({ headers }) => ({
			...says("s-maxage=60", { vary: "Accept-Language, Accept-Encoding, X-Lang" }),
			props: { l: headers.get("accept-language") },
		}));
		const data = async (language: string) =>
			JSON.parse((await ask("/page-data/a/page-data.json", { "accept-language": language, "accept-encoding": language })).body as string)
				.result.serverData.l;
		expect([await data("de"), await data("en"), await data("de"), await data("en")]).toEqual(["de", "en", "de", "en"]);
		expect(runs).toBe(2);
		pass(61);
		expect(await Promise.all([data("de"), data("en"), data("de")])).toEqual(["de", "en", "de"]);
		expect(runs).toBe(4);
	});

	it("keeps redirects and Responses that say so", async () => {
		const ask = create(async ({ url }) =>
			url.startsWith("/a/r")
				? { ...says("s-maxage=60"), redirect: { destination: "/a/" } }
				: new Response("bytes", { headers: { "cache-control": "s-maxage=60", "content-type": "text/x" } }),
		);
		for (const _ of [1, 2]) expect(await ask("/a/r/")).toMatchObject({ status: 307, headers: { location: "/a/" } });
		for (const _ of [1, 2]) expect(Buffer.from((await ask("/a/x/")).body as Uint8Array).toString()).toBe("bytes");
		expect(runs).toBe(2);
	});

	it("goes when the page is changed by another method", async () => {
		const ask = create(async () => says("s-maxage=60"));
		await ask();
		const post = () => ask("/a/", {}, { method: "POST" });
		await post();
		await post();
		expect(runs).toBe(3);
		await ask();
		expect(runs).toBe(4);
	});
});

describe("an answer that is not fresh any more", () => {
	it("is sent while one new one is made", async () => {
		const ask = create(async () => says("s-maxage=10, stale-while-revalidate=60"));
		await ask();
		pass(15);
		const stale = await many(5, () => ask());
		expect(stale.map(({ body, headers }) => [body, headers["cache-status"]])).toEqual(Array(5).fill(["<p>1</p>", "gatz; hit; ttl=-5"]));
		await settle();
		expect([runs, (await ask()).body]).toEqual([2, "<p>2</p>"]);
		pass(71);
		expect((await ask()).headers["cache-status"]).toBe("gatz; fwd=stale; stored");
	});

	it.each([
		["throws", () => Promise.reject(new Error("down"))],
		["answers 503", () => Promise.resolve({ status: 503 })],
	])("stands in when getServerData %s, as long as it may", async (_, failing) => {
		let fails = false;
		const ask = create(async () => (fails ? failing() : says("s-maxage=10, stale-if-error=60")));
		await ask();
		fails = true;
		pass(15);
		const answer = await ask();
		expect([answer.status, answer.body, answer.headers.age]).toEqual([200, "<p>1</p>", "15"]);
		expect(answer.headers["cache-status"]).toMatch(/^gatz; fwd=stale; fwd-status=50[03]; detail="stale-if-error"$/);
		pass(60);
		expect((await ask()).status).toBeGreaterThanOrEqual(500);
	});

	it("goes when the page may not be kept any more", async () => {
		let control = "s-maxage=10, stale-while-revalidate=60";
		const ask = create(async () => says(control));
		await ask();
		control = "private";
		pass(15);
		expect((await ask()).body).toBe("<p>1</p>");
		await settle();
		expect([(await ask()).body, (await ask()).body]).toEqual(["<p>3</p>", "<p>4</p>"]);
	});
});

describe("a visitor's own", () => {
	const READS: Record<string, GetServerData> = {
		"context.cookies": ({ cookies }) => cookies,
		"the cookie header": ({ headers }) => headers.get("Cookie"),
		authorization: ({ headers }) => headers.has("authorization"),
		"all headers": ({ headers }) => [...headers],
		"context.request": ({ request }) => request.url,
	};

	it.each(Object.entries(READS))("is not kept after reading %s, unless the page says public, which is warned of once", async (_, read) => {
		let control = "s-maxage=60";
		const ask = create((context) => {
			read(context);
			return says(control);
		});
		await many(3, () => ask());
		expect([runs, warnings]).toEqual([3, [expect.stringContaining("src/pages/a.js reads cookies")]]);
		control = "public, s-maxage=60";
		for (const _ of [1, 2, 3]) await ask();
		expect([runs, warnings.length]).toEqual([4, 2]);
	});

	it("is not kept with a cookie that is set, and what is not kept is not waited for", async () => {
		const ask = create(async ({ url }) => says("public, s-maxage=60", url === "/a/" ? {} : { "set-cookie": "a=1" }));
		await ask();
		await ask("/a/b/");
		const answers = await many(4, () => ask("/a/b/"));
		expect([runs, new Set(answers.map(({ headers }) => headers["set-cookie"]))]).toEqual([6, new Set(["a=1"])]);
	});
});

describe("cache in the result", () => {
	it("becomes the headers of all caches, below those given by hand", async () => {
		const cache = { fresh: 60, stale: 30, onError: 90, tags: ["a", "b"], vary: ["accept-language"] };
		const ask = create(async ({ url }) => (url === "/a/" ? { cache } : { cache, headers: { "cache-control": "no-store", vary: "x" } }));
		const later = "stale-while-revalidate=30, stale-if-error=90";
		expect((await ask()).headers).toMatchObject({
			"cache-control": `public, max-age=0, s-maxage=60, ${later}`,
			"cdn-cache-control": `public, max-age=60, ${later}`,
			"netlify-cdn-cache-control": `public, durable, max-age=60, ${later}`,
			"surrogate-key": "a b",
			"cache-tag": "a,b",
			"netlify-cache-tag": "a,b",
			vary: "accept-language",
		});
		await ask();
		expect(runs).toBe(1);
		expect((await ask("/a/b/")).headers).toMatchObject({ "cache-control": "no-store", vary: "x", "surrogate-key": "a b" });
	});

	it("stays private for a page that reads cookies or sets one", async () => {
		const cache = { fresh: 60 };
		const ask = create(async (context) =>
			context.url === "/a/" ? { cache, headers: { "set-cookie": "a=1" } } : { cache, props: { size: context.cookies.size } },
		);
		for (const url of ["/a/", "/a/b/"]) expect((await ask(url)).headers["cache-control"]).toMatch(/^private/);
		expect(warnings).toEqual([expect.stringContaining("sets a cookie"), expect.stringContaining("reads cookies")]);
	});

	it.each([
		[60, "cache"],
		[{}, "cache.fresh"],
		[{ fresh: 1.5 }, "cache.fresh"],
		[{ fresh: 1, stale: "1" }, "cache.stale"],
		[{ fresh: 1, swr: 1 }, "cache.swr"],
		[{ fresh: 1, tags: "a" }, "cache.tags"],
		[{ fresh: 1, tags: ["a", "b c"] }, "cache.tags[1]"],
		[{ fresh: 1, vary: ["*"] }, "cache.vary[0]"],
	])("%j is refused at %s", async (cache, keyPath) => {
		const ask = create(async () => ({ cache }));
		expect((await ask()).status).toBe(500);
		expect(errors).toMatchObject([{ code: "GATZ_SERVER_DATA_RESULT", place: { keyPath } }]);
	});
});

describe("purges", () => {
	it("take answers by tag and by path, and those under way", async () => {
		const cache = new MemoryStore(1e6);
		let release = () => {};
		let waits = false;
		const ask = create(
			async ({ url }) => {
				if (waits) await new Promise<void>((resolve) => (release = resolve));
				return { cache: { fresh: 60, tags: [url === "/a/" ? "home" : "other"] } };
			},
			{ cache },
		);
		const all = async () => {
			for (const url of ["/a/", "/a/b/", "/a/b/?x=1", "/page-data/a/b/page-data.json"]) await ask(url);
			return runs;
		};
		expect(await all()).toBe(4);
		expect(await cache.purge({ tags: ["home"] })).toBe(1);
		pass(1);
		expect(await all()).toBe(5);
		expect(await cache.purge({ paths: ["/a/b"] })).toBe(3);
		pass(1);
		expect(await all()).toBe(8);
		await cache.purge({ all: true });
		expect(cache.bytes).toBe(0);
		pass(1);
		waits = true;
		const before = ask();
		await settle();
		await cache.purge({ tags: ["home"] });
		release();
		await before;
		expect(cache.bytes).toBe(0);
	});
});

it("keeps nothing when it is off, and nothing in develop", async () => {
	for (const ask of [
		create(async () => says("s-maxage=60"), { cache: null }),
		create(async () => says("s-maxage=60"), {}, { live: true }),
	]) {
		runs = 0;
		for (const _ of [1, 2]) expect((await ask()).headers).not.toHaveProperty("cache-status");
		expect(runs).toBe(2);
	}
});
