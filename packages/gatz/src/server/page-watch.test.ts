import { beforeEach, describe, expect, it } from "vitest";
import { GatzError } from "../universal/errors.js";
import type { HandlerRequest, ResponseHeaders } from "./exchange.js";
import { PageWatch } from "./page-watch.js";
import type { PageRoute } from "./route.js";
import type { Site } from "./site.js";

let logged: unknown[];
let held: number;
let visitor: AbortController;
beforeEach(() => {
	logged = [];
	held = 0;
	visitor = new AbortController();
});

function create(headers: ResponseHeaders | null = { "cache-control": "private" }, milliseconds = 0): PageWatch {
	const site = {
		artifact: { templates: { a: { source: "src/pages/a.js", staticQueryHashes: [] } }, renderer: () => ({}) },
		logger: { error: (error: unknown) => logged.push(error), warn() {} },
		told: new WeakSet(),
		work: { hold: () => held++, leave: () => held-- },
	} as unknown as Site;
	const request = { method: "GET", url: "/a/", headers: {}, signal: () => visitor.signal } as unknown as HandlerRequest;
	const route = { path: "/a/", search: "?b", match: { row: { template: "a" } } } as unknown as PageRoute;
	return new PageWatch(site, request, route, milliseconds, headers);
}

describe("PageWatch", () => {
	it("lets only what is one visitor's stream", () => {
		expect(create().mayStream).toBe(true);
		expect(create({ "cache-control": "public, s-maxage=1" }).mayStream).toBe(false);
		expect(create({ "cache-control": "private", "cdn-cache-control": "max-age=1" }).mayStream).toBe(false);
		expect(create(null).mayStream).toBe(false);
	});

	it("reports each error once, as one of the page", () => {
		const watch = create();
		const error = new Error("no weather");
		for (const thrown of [error, error, new Error("no mail")]) watch.onError(thrown);
		expect(logged).toMatchObject([{ code: "GATZ_RENDER_FAILED", place: { page: "/a/?b" }, cause: error }, { code: "GATZ_RENDER_FAILED" }]);
		expect(watch.hasFailed).toBe(true);
	});

	it("ends the waiting when the visitor goes, which is no error", () => {
		const watch = create();
		watch.onWaiting((reason) => watch.onError(reason));
		visitor.abort();
		expect([watch.hasFailed, logged]).toEqual([true, []]);
		const shared = create(null);
		shared.onWaiting((reason) => shared.onError(reason));
		expect(shared.hasFailed).toBe(false);
	});

	it("ends the waiting when time is up", async () => {
		const watch = create(null, 1);
		const reason = await new Promise((abort) => watch.onWaiting(abort));
		watch.onError(reason);
		expect(reason).toBeInstanceOf(GatzError);
		expect(logged).toEqual([reason]);
	});

	it("counts a page that goes on after its answer as under way, until it is settled", () => {
		const watch = create();
		watch.onWaiting(() => {});
		expect(held).toBe(0);
		watch.goOn();
		expect(held).toBe(1);
		watch.onSettled();
		expect(held).toBe(0);
		watch.goOn();
		expect(held).toBe(0);
	});
});
