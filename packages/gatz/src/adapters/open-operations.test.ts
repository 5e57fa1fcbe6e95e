import { afterEach, expect, it } from "vitest";
import type { Reporter } from "../plugin-api.js";
import type { RunningServer } from "./nodejs.js";
import { openOperations } from "./open-operations.js";
import { createServerStats } from "./process-stats.js";

const running: RunningServer[] = [];
afterEach(async () => {
	await Promise.all(running.splice(0).map((server) => server.close(0)));
});

const warnings: string[] = [];
let isReady = true;

async function open(opsPort: number | undefined, site = { asked: 0, port: 9, pathPrefix: "" }) {
	const reporter = { warn: (message: string) => warnings.push(message) } as unknown as Reporter;
	const log = { reporter, createLogger: () => ({ error: () => {}, warn: () => {} }), access: () => {} };
	const options = { opsHost: "127.0.0.1", opsPort, purgeUrls: [] };
	const collectStats = async () => createServerStats([], { build: "b", workers: [], restarts: 0, ended: [] });
	const collectMetrics = async () => [];
	const server = await openOperations({ options, site, log, cache: null, isReady: () => isReady, collectMetrics, collectStats });
	if (server) running.push(server);
	return server;
}

it("says that it is not ready while the server ends, and lives on", async () => {
	const { url = "" } = (await open(undefined)) ?? {};
	const statuses = () => Promise.all(["/readyz", "/livez"].map(async (path) => (await fetch(url + path)).status));
	expect(await statuses()).toEqual([200, 200]);
	isReady = false;
	expect(await statuses()).toEqual([503, 200]);
});

it("goes on without a port that nobody has named, and fails for one that was", async () => {
	const { port = 0 } = (await open(undefined)) ?? {};
	expect(await open(undefined, { asked: port - 1, port: port - 1, pathPrefix: "" })).toBeUndefined();
	expect(warnings).toEqual([expect.stringContaining(`Port ${port} is taken`)]);
	await expect(open(port)).rejects.toMatchObject({ code: "GATZ_PORT_IN_USE" });
	expect(await open(0)).toBeUndefined();
});
