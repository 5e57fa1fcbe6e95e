import { describe, expect, it } from "vitest";
import type { FunctionRow } from "../artifact/function-bundle.js";
import type { SiteSettings } from "../artifact/schema.js";
import type { PageRow } from "../universal/page.js";
import { createRedirectTable } from "../universal/redirect-table.js";
import { createRouteTable } from "../universal/route-table.js";
import { findRoute } from "./route.js";

const row = (path: string, matchPath?: string, mode: PageRow["mode"] = "SSR"): PageRow => ({
	path,
	mode,
	template: path,
	...(matchPath !== undefined && { matchPath }),
});

const ALWAYS = createRouteTable([row("/"), row("/a/"), row("/p/[id]/", "/p/:id"), row("/[...]/", "/*"), row("/s/[id]/", "/s/:id", "SSG")]);
const NEVER = createRouteTable([row("/"), row("/a"), row("/p/[id]", "/p/:id")]);

function settings(changes: Partial<SiteSettings> = {}): SiteSettings {
	return { pathPrefix: "", assetPrefix: "", trailingSlash: "always", headers: [], ...changes };
}

function route(target: string, changes: Partial<SiteSettings> = {}, method = "GET", table = ALWAYS) {
	return findRoute(method, target, { settings: settings(changes), routes: table });
}

function functionRow(path: string): FunctionRow {
	return { path, ...(path.includes("[") && { matchPath: path.replace(/\[(\w+)\]/, ":$1") }), source: `src${path}.js` };
}

describe("findRoute", () => {
	it("takes the page's path and the raw search string apart", () => {
		expect(route("/a/?x=1?y")).toMatchObject({ kind: "page", as: "html", path: "/a/", search: "?x=1?y", files: ["a/index.html"] });
		expect(route("/?")).toMatchObject({ kind: "page", path: "/", search: "", files: ["index.html"] });
	});

	it("9.13.8 reads page data, index being the root", () => {
		expect(route("/page-data/index/page-data.json?q")).toMatchObject({ kind: "page", as: "json", path: "/", search: "?q" });
		expect(route("/page-data/p/%ED%95%9C/page-data.json")).toMatchObject({ path: "/p/%ED%95%9C/", match: { params: { id: "한" } } });
		expect(route("/page-data//page-data.json")).toMatchObject({ kind: "no-page" });
	});

	it("finds the data of a static pattern page at its own path and at any URL's", () => {
		for (const id of ["[id]", "%5Bid%5D", "7"]) {
			expect(route(`/page-data/s/${id}/page-data.json`)).toMatchObject({ as: "json", match: { row: { path: "/s/[id]/" } } });
		}
	});

	it("accepts absolute targets and refuses what is no target", () => {
		expect(route("http://host/a/?x")).toMatchObject({ kind: "page", path: "/a/", search: "?x" });
		expect(route("HTTP://host")).toMatchObject({ kind: "page", path: "/" });
		expect(route("*")).toEqual({ kind: "server" });
		for (const target of ["a/", "ftp://host/", "", "/%", "/%zz/", "/p/%00/"])
			expect(route(target), target).toEqual({ kind: "bad-request" });
	});

	it("strips the path prefix once, and keeps it in redirects", () => {
		const prefixed = { pathPrefix: "/blog" };
		expect(route("/blog/a/", prefixed)).toMatchObject({ kind: "page", path: "/a/" });
		expect(route("/blog", prefixed)).toMatchObject({ kind: "page", path: "/" });
		expect(route("/blog/page-data/a/page-data.json", prefixed)).toMatchObject({ as: "json", path: "/a/" });
		expect(route("/blog/a?x", prefixed)).toMatchObject({ kind: "redirect", location: "/blog/a/?x" });
		expect(route("/a/", prefixed)).toMatchObject({ kind: "no-page", files: [] });
		expect(route("/blogs/a/", prefixed)).toMatchObject({ kind: "no-page", files: [] });
	});

	it("9.3.24 redirects as trailingSlash says, GET and HEAD only", () => {
		expect(route("/a")).toMatchObject({ kind: "redirect", location: "/a/" });
		expect(route("/a", {}, "HEAD")).toMatchObject({ kind: "redirect", location: "/a/" });
		expect(route("/a", {}, "POST")).toMatchObject({ kind: "page", path: "/a/" });
		const never = { trailingSlash: "never" } as const;
		expect(route("/a/?x", never, "GET", NEVER)).toMatchObject({ kind: "redirect", location: "/a?x" });
		expect(route("/p/7/", never, "GET", NEVER)).toMatchObject({ kind: "redirect", location: "/p/7" });
		expect(route("/page-data/p/7/page-data.json", never, "GET", NEVER)).toMatchObject({ path: "/p/7" });
		expect(route("/", never, "GET", NEVER)).toMatchObject({ kind: "page", path: "/" });
		for (const target of ["/a", "/a/"]) expect(route(target, { trailingSlash: "ignore" })).toMatchObject({ kind: "page", path: "/a/" });
		expect(route("/p/v1.2")).toMatchObject({ kind: "page", path: "/p/v1.2/" });
	});

	it("never redirects to another host", () => {
		expect(route("//example.com")).toMatchObject({ kind: "no-page", files: [] });
		expect(route("/\\example.com")).toMatchObject({ kind: "page", files: [] });
		expect(route("/\\example")).toMatchObject({ kind: "redirect", location: "/%5Cexample/" });
		expect(route("http://host//example")).toMatchObject({ kind: "no-page" });
	});

	it("keeps dot segments and hidden slashes away from files", () => {
		for (const target of ["/../a", "/a/../b", "/%2e%2e/a", "/."])
			expect(route(target), target).toMatchObject({ kind: "no-page", files: [] });
		for (const target of ["/x/..%2fa", "/x/..%5ca", "/x\\a/"]) expect(route(target, {}, "POST"), target).toMatchObject({ files: [] });
	});

	it("finds functions before pages, with and without the path prefix", () => {
		const functions = { routes: createRouteTable(["/api", "/api/a", "/api/p/[id]"].map(functionRow)), load: () => Promise.reject() };
		const find = (target: string, pathPrefix = "") =>
			findRoute("POST", target, { settings: settings({ pathPrefix }), routes: ALWAYS, functions });
		expect(find("/api/a?x")).toMatchObject({ kind: "function", match: { row: { path: "/api/a" } }, path: "/api/a", search: "?x" });
		expect(find("/api/")).toMatchObject({ kind: "function", match: { row: { path: "/api" } } });
		expect(find("/api/p/7/")).toMatchObject({ kind: "function", match: { params: { id: "7" } } });
		for (const target of ["/blog/api/a", "/api/a"])
			expect(find(target, "/blog"), target).toMatchObject({ kind: "function", path: "/api/a" });
		for (const target of ["/api/a/", "/api/b"]) expect(find(target), target).toMatchObject({ kind: "page" });
	});

	it("finds redirects unless a page says as much of the path (SPEC 6.4.6)", () => {
		const row = (fromPath: string, force = false) => ({ fromPath, toPath: "/to/", status: 302, ignoreCase: true, force });
		const redirects = createRedirectTable([
			row("/a/"),
			row("/p/*"),
			row("/q/*"),
			row("/p/known"),
			row("/forced"),
			row("/", true),
			row("/s/:x"),
		]);
		const find = (target: string) => findRoute("GET", target, { settings: settings(), routes: ALWAYS, redirects });
		for (const target of ["/a/", "/p/7/", "/s/1/"]) expect(find(target), target).toMatchObject({ kind: "page" });
		for (const target of ["/q/x", "/p/known/", "/forced/"]) {
			expect(find(target), target).toMatchObject({ kind: "no-page", redirect: { destination: "/to/" } });
		}
		expect(find("/")).toMatchObject({ kind: "moved", as: "html" });
		expect(find("/page-data/q/x/page-data.json?a")).toMatchObject({ kind: "moved", as: "json", path: "/q/x", search: "?a" });
		expect(find("/page-data/a/page-data.json")).toMatchObject({ kind: "page" });
	});

	it("does not let a root splat answer for files of the build", () => {
		for (const target of ["/page-data/app-data.json", "/app-1a2b3c4d.js", "/assets/index-1a2b3c4d.css", "/app-1a2b3c4d.js.map"]) {
			expect(route(target), target).toMatchObject({ kind: "no-page" });
		}
		for (const target of ["/photo.png", "/main.js", "/page-data/x/page-data.json"])
			expect(route(target), target).toMatchObject({ kind: "page" });
	});
});
