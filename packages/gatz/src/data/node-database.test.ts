import { appendFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DataNode } from "./node.js";
import { openNodeDatabase } from "./node-database.js";

let site: string;
let lines: string[];
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-data-"));
	lines = [];
});
afterEach(() => rm(site, { recursive: true }));

const file = () => join(site, ".cache/data/data.mdb");

function open(key = "key") {
	return openNodeDatabase({ directory: site, key, reporter: { info: (line) => lines.push(line), warn: (line) => lines.push(line) } });
}

function node(id: string, counter: number, more: object = {}): DataNode {
	return { id, parent: null, children: [], internal: { type: "T", contentDigest: id, owner: "p", counter }, ...more };
}

async function fill(key?: string): Promise<void> {
	const database = await open(key);
	for (let index = 1; index <= 100; index++)
		database.store.put(node(`n${index}`, index, { body: "x".repeat(3000), date: new Date(index) }));
	database.setValue("answer", 42);
	database.save();
	await database.openCache("p").set("key", { a: 1 });
	await database.close();
}

describe("openNodeDatabase", () => {
	it("has the nodes, values and caches of the last build, in order", async () => {
		await fill();
		const database = await open();
		expect(database.store.size).toBe(100);
		expect(database.store.head("n7")).toMatchObject({ type: "T", contentDigest: "n7", counter: 7 });
		expect(database.store.get("n7")).toEqual(node("n7", 7, { body: "x".repeat(3000), date: new Date(7) }));
		expect(database.store.ofType("T").map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => `n${index + 1}`));
		expect(database.getValue("answer")).toBe(42);
		expect(await database.openCache("p").get("key")).toEqual({ a: 1 });
		expect(lines).toEqual([]);
		await database.close();
	});

	it("writes what has changed, and nothing when nothing has", async () => {
		await fill();
		let database = await open();
		const before = await readFile(file());
		database.save();
		expect((await readFile(file())).equals(before)).toBe(true);
		database.store.delete("n1");
		database.store.put(node("new", 101));
		database.store.renumber(["new", ...Array.from({ length: 99 }, (_, index) => `n${index + 2}`)]);
		database.save();
		await database.close();
		database = await open();
		expect(database.store.get("n1")).toBeUndefined();
		expect(database.store.ofType("T").slice(0, 2)).toMatchObject([{ id: "new" }, { id: "n2", internal: { counter: 2 } }]);
		await database.close();
	});

	it("keeps caches that were filled before the first save only together with the nodes", async () => {
		await fill();
		let database = await open();
		const cache = database.openCache("p");
		await cache.set("cursor", 7);
		await cache.del("key");
		expect([await cache.get("cursor"), await cache.get("key")]).toEqual([7, undefined]);
		await database.close();
		database = await open();
		expect(await database.openCache("p").get("cursor")).toBeUndefined();
		expect(await database.openCache("p").get("key")).toEqual({ a: 1 });
		await database.openCache("p").set("cursor", 8);
		await database.openCache("p").del("key");
		database.save();
		await database.openCache("p").set("later", 9);
		await database.close();
		database = await open();
		const again = database.openCache("p");
		expect([await again.get("cursor"), await again.get("key"), await again.get("later")]).toEqual([8, undefined, 9]);
		await database.close();
	});

	it("begins anew when the site's configuration has changed, and says so once", async () => {
		await fill("old");
		const database = await open("new");
		expect(database.store.size).toBe(0);
		expect(database.getValue("answer")).toBeUndefined();
		expect(await database.openCache("p").get("key")).toBeUndefined();
		await database.close();
		await (await open("new")).close();
		expect(lines).toEqual([expect.stringContaining("has changed: all data and the plugins' caches are made anew")]);
	});

	it.each([
		["was cut off", "cut off", () => truncate(file(), 40_000)],
		["is no database", "no database of this kind", () => writeFile(file(), "something else".repeat(10_000))],
		["is empty", "no database of this kind", () => truncate(file(), 0)],
		["ended the process that read it last", "a process ended", () => appendFile(join(site, ".cache/data/opening"), "")],
	])("begins anew with a warning when the file %s", async (_, problem, harm) => {
		await fill();
		await harm();
		const database = await open();
		expect(database.store.size).toBe(0);
		expect(lines).toEqual([expect.stringMatching(`^The data of the last build can't be read \\(.*${problem}.*\\)`)]);
		await database.close();
	});

	it("does not mind what Gatsby left in the folder", async () => {
		await mkdir(join(site, ".cache/data/datastore"), { recursive: true });
		await (await open()).close();
		expect(lines).toEqual([]);
	});
});

describe("the caches of plugins", () => {
	it("give what was set at once, a copy each time, and keep plugins apart", async () => {
		const database = await open();
		const [cache, other] = [database.openCache("@scope/p"), database.openCache("q")];
		const value = { list: [1], date: new Date(5) };
		expect(await cache.set("k".repeat(3000), value)).toBe(value);
		value.list.push(2);
		expect(await cache.get("k".repeat(3000))).toEqual({ list: [1], date: new Date(5) });
		expect(await other.get("k".repeat(3000))).toBeUndefined();
		await cache.del("k".repeat(3000));
		expect(await cache.get("k".repeat(3000))).toBeUndefined();
		expect(cache.directory).toBe(join(site, ".cache/caches/@scope-p"));
		await database.close();
	});
});
