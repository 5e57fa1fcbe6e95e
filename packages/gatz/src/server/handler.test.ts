import { beforeEach, describe, expect, it } from "vitest";
import type { Artifact, PublicFile } from "../artifact/artifact.js";
import type { PageRow } from "../universal/page.js";
import type { RedirectRow } from "../universal/redirect.js";
import { createRedirectTable } from "../universal/redirect-table.js";
import type { RenderInput, TemplateModule } from "../universal/renderer.js";
import { createRouteTable } from "../universal/route-table.js";
import type { HandlerRequest, HandlerResponse, RequestDetail } from "./exchange.js";
import { createHandler } from "./handler.js";

const TEMPLATES: Record<string, TemplateModule> = {
	server: { getServerData: async () => ({ props: { n: 1 } }) },
	redirects: { getServerData: async () => ({ redirect: { destination: "/server/" } }) },
	still: {},
	aborts: {
		getServerData: async () => {
			throw new DOMException("gone", "AbortError");
		},
	},
};
const ROWS: PageRow[] = [
	{ path: "/server/", mode: "SSR", template: "server" },
	{ path: "/redirects/", mode: "SSR", template: "redirects" },
	{ path: "/aborts/", mode: "SSR", template: "aborts" },
	{ path: "/still/", mode: "SSG", template: "still" },
	{ path: "/d/[id]/", matchPath: "/d/:id", mode: "DSG", template: "still" },
];

let rendered: RenderInput[];
let logged: { error: unknown; detail: RequestDetail | undefined }[];

const STATIC_QUERIES = { "1": { data: { title: "Dogs" } } };

beforeEach(() => {
	rendered = [];
	logged = [];
});

function render(input: RenderInput): string {
	rendered.push(input);
	return `<p>${input.templateName}</p>`;
}

function ask(target: string, changes: Partial<Artifact> = {}, request: Partial<HandlerRequest> = {}): Promise<HandlerResponse> {
	return create(changes)(target, request);
}

function create(changes: Partial<Artifact> = {}) {
	const artifact: Artifact = {
		buildId: "id",
		bundleHash: "hash",
		settings: { pathPrefix: "/blog", assetPrefix: "", trailingSlash: "always", headers: [] },
		routes: createRouteTable(ROWS),
		templates: Object.fromEntries(Object.keys(TEMPLATES).map((name) => [name, { source: `${name}.js`, staticQueryHashes: ["1"] }])),
		modeOf: (page) => page.mode,
		renderer: () => ({
			loadTemplate: (name) => TEMPLATES[name] as TemplateModule,
			renderDocument: render,
			streamDocument: render,
		}),
		result: () => '{"data":{"d":1},"pageContext":{}}',
		staticQueries: () => STATIC_QUERIES,
		file: () => undefined,
		read: () => new TextEncoder().encode("from disk"),
		live: false,
		...changes,
	};
	const logger = { error: (error: unknown, detail?: RequestDetail) => logged.push({ error, detail }), warn() {} };
	const handler = createHandler(artifact, { logger });
	return async (url: string, request: Partial<HandlerRequest> = {}) => {
		const signal = request.signal ?? (() => new AbortController().signal);
		return handler({ method: "GET", headers: {}, body: () => null, origin: () => "", ...request, url, signal });
	};
}

describe("createHandler", () => {
	it("renders with the path prefix in location, and without it in paths", async () => {
		await ask("/blog/server/?q=1");
		expect(rendered).toMatchObject([
			{
				pagePath: "/server/?q=1",
				location: { pathname: "/blog/server/", search: "?q=1" },
				path: "/server/",
				uri: "/blog/server",
				result: { data: { d: 1 }, serverData: { n: 1 } },
			},
		]);
		expect(JSON.parse(rendered[0]?.pageDataJson as string)).toEqual({
			componentChunkName: "server",
			path: "/server/?q=1",
			result: { data: { d: 1 }, pageContext: {}, serverData: { n: 1 } },
			staticQueryHashes: ["1"],
			slicesMap: {},
		});
	});

	it("answers createRedirect within the path prefix, on both ways", async () => {
		const row = (fromPath: string, toPath: string, status: number): RedirectRow => ({
			fromPath,
			toPath,
			status,
			ignoreCase: true,
			force: false,
		});
		const redirects = createRedirectTable([
			row("/old/*", "/server/?kept=:splat#part", 301),
			row("/as/", "/server", 203),
			row("/out", "https://a.b/", 302),
		]);
		const old = await ask("/blog/old/a?lost", { redirects });
		expect([old.status, old.headers.location, old.headers["x-frame-options"]]).toEqual([301, "/blog/server/?kept=a#part", "DENY"]);
		expect((await ask("/blog/out?a", { redirects })).headers.location).toBe("https://a.b/?a");
		const data = await ask("/blog/page-data/old/a/page-data.json", { redirects });
		expect(JSON.parse(data.body as string)).toEqual({
			path: "/old/a",
			redirect: { destination: "/blog/server/?kept=a#part", status: 301 },
		});
		expect(await ask("/blog/as", { redirects })).toMatchObject({ status: 203, body: "<p>server</p>" });
		expect(await ask("/blog/page-data/as/page-data.json", { redirects })).toMatchObject({ status: 203, headers: { "x-gatz-mode": "ssr" } });
	});

	it("redirects within the path prefix, on both ways", async () => {
		expect((await ask("/blog/redirects/")).headers.location).toBe("/blog/server/");
		const data = await ask("/blog/page-data/redirects/page-data.json");
		expect(JSON.parse(data.body as string)).toEqual({ path: "/redirects/", redirect: { destination: "/blog/server/", status: 307 } });
	});

	it("renders a deferred page once for each of its paths, without the search string", async () => {
		const handle = create();
		for (const target of ["/blog/d/1/", "/blog/d/1/?x=1", "/blog/d/2/"]) expect((await handle(target)).status).toBe(200);
		expect(rendered).toMatchObject([
			{ pagePath: "/d/1/", params: { id: "1" }, location: { search: "" }, pageDataJson: null },
			{ pagePath: "/d/2/" },
		]);
	});

	it("renders static pages when nothing is prebuilt, each time, as a build would", async () => {
		const handle = create({ live: true });
		for (const _ of [1, 2]) await handle("/blog/still/?x=1");
		expect(rendered).toHaveLength(2);
		expect(rendered[0]).toMatchObject({ pagePath: "/still/", location: { pathname: "/blog/still/", search: "" }, pageDataJson: null });
	});

	it("sends prebuilt pages from their file, and large files as such", async () => {
		const file: PublicFile = { file: "/x", size: 9, etag: '"x"', immutable: false, contentType: "text/html" };
		const files: Record<string, PublicFile> = { "still/index.html": file, "film.mp4": { ...file, size: 1e6 } };
		const changes: Partial<Artifact> = { file: (path) => Promise.resolve(files[path]) };
		const page = await ask("/blog/still/", changes);
		expect([new TextDecoder().decode(page.body as Uint8Array), page.headers["x-frame-options"]]).toEqual(["from disk", "DENY"]);
		const film = await ask("/blog/film.mp4", changes, { headers: { range: "bytes=10-19" } });
		expect([film.status, film.headers["content-range"], film.body]).toEqual([
			206,
			"bytes 10-19/1000000",
			{ file: files["film.mp4"], start: 10, end: 19 },
		]);
		expect((await ask("/blog/film.mp4", changes, { headers: { range: "bytes=2000000-" } })).status).toBe(416);
	});

	it("logs errors with the request's id, unless the visitor left", async () => {
		const failing = { result: () => Promise.reject(new Error("secret")) };
		const answer = await ask("/blog/server/", failing, { headers: { accept: "application/xhtml+xml,*/*" } });
		expect([answer.status, answer.headers["content-type"]]).toEqual([500, "text/plain; charset=utf-8"]);
		expect(answer.body).toContain(logged[0]?.detail?.requestId);
		expect(logged).toMatchObject([{ error: { message: "secret" }, detail: { url: "/blog/server/", method: "GET" } }]);
		await ask("/blog/aborts/", {}, { signal: () => AbortSignal.abort() });
		expect(logged).toHaveLength(1);
		await ask("/blog/aborts/");
		expect(logged).toHaveLength(2);
	});

	it("answers in plain text when the site's own 500 page fails", async () => {
		const routes = createRouteTable([...ROWS, { path: "/500.html", mode: "SSG", template: "still" } as const]);
		const renderer = () => Promise.reject(new Error("no renderer"));
		const answer = await ask("/blog/server/", { live: true, routes, renderer });
		expect([answer.status, answer.headers["content-type"]]).toEqual([500, "text/plain; charset=utf-8"]);
		expect(logged).toHaveLength(2);
	});

	it("answers OPTIONS * for the server, and refuses other requests to it", async () => {
		expect([(await ask("*", {}, { method: "OPTIONS" })).status, (await ask("*")).status]).toEqual([204, 400]);
	});
});
