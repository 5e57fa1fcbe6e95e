import { describe, expect, it } from "vitest";
import { readServerSettings } from "./server-settings.js";

describe("readServerSettings", () => {
	it.each([
		["3", { min: 3, max: 3 }],
		[2, { min: 2, max: 2 }],
		["2-8", { min: 2, max: 8 }],
	])("reads --workers %s", async (workers, range) => {
		expect(await readServerSettings({ workers }, {})).toMatchObject({ workers: range });
	});

	it("has one worker for each CPU by default", async () => {
		const { workers } = await readServerSettings({}, {});
		expect(workers.min).toBeGreaterThanOrEqual(1);
		expect(await readServerSettings({}, {}, { workers: "auto" })).toMatchObject({ workers });
	});

	it("lets the command line go before the environment, and that before the configuration", async () => {
		const environment = { GATZ_KEEP_ALIVE_TIMEOUT: "20", GATZ_HANG_TIMEOUT: "", GATZ_WATCH_BUILD: "1" };
		const configured = { keepAliveTimeout: 10, hangTimeout: 5, maxMemory: 100 };
		expect(await readServerSettings({ keepAliveTimeout: "30" }, environment, configured)).toMatchObject({
			keepAliveTimeout: 30,
			hangTimeout: 5,
			maxMemory: 100,
			watchBuild: true,
			shutdownTimeout: 30,
		});
		expect(await readServerSettings({}, environment, configured)).toMatchObject({ keepAliveTimeout: 20 });
	});

	it.each([
		["true", true],
		["2", 2],
		["loopback, 10.0.0.0/8,2001:db8::/32", ["loopback", "10.0.0.0/8", "2001:db8::/32"]],
	])("reads --trust-proxy %s", async (trustProxy, read) => {
		expect(await readServerSettings({ trustProxy }, {})).toMatchObject({ trustProxy: read });
	});

	it("reads lists of hosts", async () => {
		const allowedHosts = ["site.example", ".site.example"];
		expect(await readServerSettings({}, { GATZ_ALLOWED_HOSTS: "site.example, .site.example" })).toMatchObject({ allowedHosts });
		expect(await readServerSettings({}, {}, { allowedHosts })).toMatchObject({ allowedHosts });
	});

	it.each([
		[undefined, true],
		[false, false],
		["redis://127.0.0.1:6379", "redis://127.0.0.1:6379"],
		["rediss://user:secret@redis.example/2", "rediss://user:secret@redis.example/2"],
	])("reads cache %s", async (cache, read) => {
		expect(await readServerSettings({ cache }, {})).toMatchObject({ cache: read });
	});

	it("reads the addresses of caches in front, from a text or a list", async () => {
		const purgeUrls = ["http://127.0.0.1:6081", "https://cache.example"];
		expect(await readServerSettings({}, { GATZ_PURGE_URLS: "http://127.0.0.1:6081/, https://cache.example" })).toMatchObject({ purgeUrls });
		expect(await readServerSettings({}, {}, { purgeUrls })).toMatchObject({ purgeUrls });
	});

	it.each([
		[{ trustProxy: "everyone" }, {}, "--trust-proxy has to be true, a number of proxies"],
		[{ trustProxy: "10.0.0.0/99" }, {}, "trustProxy can't be read"],
		[{ allowedHosts: "site.example:80" }, {}, "--allowed-hosts has to be names of hosts"],
		[{ compress: "yes" }, {}, "--no-compress has to be true or false"],
		[{ workers: "0" }, {}, '--workers has to be a number from 1 to 1024, two of them as in "2-8", or "auto"; it is "0"'],
		[{ workers: "8-2" }, {}, "--workers"],
		[{}, { GATZ_MAX_MEMORY: "much" }, "GATZ_MAX_MEMORY has to be a number of megabytes from 1"],
		[{ cache: "redis://:secret@host/a" }, {}, 'it is "redis://…@host/a"'],
		[{ purgeUrls: "127.0.0.1:6081" }, {}, "--purge-urls has to be a list of addresses"],
		[{ hangTimeout: "-1" }, {}, "--hang-timeout"],
		[{}, { GATZ_WATCH_BUILD: "maybe" }, "GATZ_WATCH_BUILD has to be true or false"],
	])("refuses %j %j", async (flags, environment, message) => {
		await expect(readServerSettings(flags, environment)).rejects.toMatchObject({
			code: "GATZ_OPTION_INVALID",
			message: expect.stringContaining(message),
		});
	});
});
