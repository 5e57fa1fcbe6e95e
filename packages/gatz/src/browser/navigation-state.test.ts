import { describe, expect, test } from "vitest";
import { begin, commit, createNavigationState, planNavigation } from "./navigation-state.js";
import type { WholeLocation } from "./page-location.js";

const HERE = "https://site.test/blog/a/?q=1";

describe("a plan", () => {
	const plan = (to: string, from = HERE) => {
		const { kind, ...rest } = planNavigation(from, to, (pathname) => pathname.startsWith("/blog/"));
		return "url" in rest ? `${kind} ${rest.url.href}` : kind;
	};

	test.each([
		["/blog/b/?x#y", "page https://site.test/blog/b/?x#y"],
		["/blog/a/?q=2", "page https://site.test/blog/a/?q=2"],
		["/blog/a/?q=1", "page https://site.test/blog/a/?q=1"],
		["/blog/a/?q=1#top", "hash https://site.test/blog/a/?q=1#top"],
		["/elsewhere/", "document https://site.test/elsewhere/"],
		["https://other.test/blog/", "document https://other.test/blog/"],
		["//other.test/", "document https://other.test/"],
		["mailto:a@b.test", "document mailto:a@b.test"],
		["javascript:alert(1)", "ignore"],
		[" java\nscript:alert(1)", "ignore"],
		["data:text/html,x", "ignore"],
		["https://", "ignore"],
	])("for %s", (to, expected) => {
		expect(plan(to)).toBe(expected);
	});

	test("leaves the page where it is when a hash goes away or is followed again", () => {
		expect(plan("/blog/a/?q=1", `${HERE}#x`)).toMatch(/^hash/);
		expect(plan("/blog/a/?q=1#x", `${HERE}#x`)).toMatch(/^hash/);
	});
});

test("a navigation supersedes the one under way, and remembers where it came from", () => {
	const [first, second] = [{ pathname: "/a/" }, { pathname: "/b/" }] as [WholeLocation, WholeLocation];
	const start = createNavigationState(first);
	const one = begin(start);
	const two = begin(one);
	expect(two.ticket).not.toBe(one.ticket);
	expect(commit(two, second)).toEqual({ location: second, previous: first, ticket: two.ticket });
	expect(start).toEqual({ location: first, previous: null, ticket: 0 });
});
