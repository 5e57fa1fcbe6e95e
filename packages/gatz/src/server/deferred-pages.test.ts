import { expect, it } from "vitest";
import { createDeferredPages } from "./deferred-pages.js";

const page = (body: string) => ({ body, headers: {} });

it("makes a page once, whoever else asks for it meanwhile or later", async () => {
	const pages = createDeferredPages(1000);
	let made = 0;
	const make = async () => page(`page ${++made}`);
	expect(await Promise.all([pages.get("a", make), pages.get("a", make)])).toEqual([page("page 1"), page("page 1")]);
	expect(await pages.get("a", make)).toEqual(page("page 1"));
	expect(await pages.get("b", make)).toEqual(page("page 2"));
});

it("keeps no failure", async () => {
	const pages = createDeferredPages(1000);
	const failing = () => Promise.reject(new Error("broken"));
	const both = await Promise.allSettled([pages.get("a", failing), pages.get("a", failing)]);
	expect(both.map((each) => each.status)).toEqual(["rejected", "rejected"]);
	expect(await pages.get("a", async () => page("mended"))).toEqual(page("mended"));
});

it("keeps no page of which a part is missing", async () => {
	const pages = createDeferredPages(1000);
	await pages.get("a", async () => ({ ...page("half"), isPartial: true }));
	expect(await pages.get("a", async () => page("whole"))).toEqual(page("whole"));
});

it("keeps no more than its bytes", async () => {
	const pages = createDeferredPages(2 * 2 * 101);
	let made = 0;
	const make = async () => {
		made++;
		return page("x".repeat(100));
	};
	for (const key of ["a", "b", "a", "c", "a", "b"]) await pages.get(key, make);
	expect(made).toBe(4);
});
