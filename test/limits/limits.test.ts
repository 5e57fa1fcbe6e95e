import { Agent, get } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { listen, type RunningServer } from "../../packages/gatz/src/adapters/nodejs.js";
import type { Artifact } from "../../packages/gatz/src/artifact/artifact.js";
import { createHandler } from "../../packages/gatz/src/server/handler.js";
import type { Limits } from "../../packages/gatz/src/server/limits.js";
import type { TemplateModule } from "../../packages/gatz/src/universal/renderer.js";
import { createRouteTable } from "../../packages/gatz/src/universal/route-table.js";

let server: RunningServer | undefined;
let logged: string[];

/** Pages that need nothing built; each has its name as its document. */
const MODULES: Record<string, TemplateModule> = {
	fast: { getServerData: async () => ({ props: {} }) },
	hangs: { getServerData: () => new Promise(() => {}) },
	patient: { getServerData: async () => ({ props: {} }), config: async () => () => ({ deadline: "soon" }) },
	busy: {
		getServerData: async () => {
			await null;
			for (const end = performance.now() + 10; performance.now() < end; );
		},
	},
};

async function start(limits: Partial<Limits>): Promise<string> {
	logged = [];
	const log = (error: unknown) => logged.push(String((error as Error).message ?? error));
	const logger = { error: log, warn: log };
	server = await listen({ handler: createHandler(createSite(), { logger, limits }), logger, host: "127.0.0.1", port: 0 });
	return server.url;
}

afterEach(() => server?.close(0));

function createSite(): Artifact {
	const names = Object.keys(MODULES);
	return {
		buildId: "literal",
		bundleHash: "literal",
		settings: { pathPrefix: "", assetPrefix: "", trailingSlash: "always", headers: [] },
		routes: createRouteTable(names.map((name) => ({ path: `/${name}/`, mode: "SSR", template: name }))),
		templates: Object.fromEntries(names.map((name) => [name, { source: `${name}.js`, staticQueryHashes: [] }])),
		modeOf: (page) => page.mode,
		renderer: () => ({
			loadTemplate: (name) => MODULES[name] as TemplateModule,
			loadSlices: () => ({}),
			streamDocument: (input) => input.templateName,
		}),
		result: () => '{"pageContext":{}}',
		staticQueries: () => ({}),
		prerenderedSources: () => ({}) as never,
		slices: () => ({}),
		file: () => undefined,
		read: () => new Uint8Array(),
		live: false,
	};
}

interface Answered {
	readonly status: number | undefined;
	readonly retryAfter: string | undefined;
	readonly connection: string | undefined;
}

function ask(url: string, agent: Agent): Promise<Answered> {
	return new Promise((resolve, reject) => {
		get(url, { agent, headers: { accept: "text/html" } }, (response) => {
			const { statusCode, headers } = response;
			response.resume();
			resolve({ status: statusCode, retryAfter: headers["retry-after"], connection: headers.connection });
		}).once("error", reject);
	});
}

describe("deadlines", () => {
	it("answers 64 requests that never settle with 504, and other pages meanwhile", async () => {
		const url = await start({ deadline: 0.5 });
		const hanging = Array.from({ length: 64 }, async () => (await fetch(`${url}/hangs/`)).status);
		for (let count = 0; count < 20; count++) expect(await (await fetch(`${url}/fast/`)).text()).toBe("fast");
		expect(await Promise.all(hanging)).toEqual(Array(64).fill(504));
		expect(logged.filter((line) => line.includes("SERVER_DATA_TIMEOUT: getServerData of hangs.js was not done after 0.5 s"))).toHaveLength(
			64,
		);
	});

	it("refuses a page's own deadline that is none", async () => {
		const url = await start({});
		expect((await fetch(`${url}/patient/`)).status).toBe(500);
		expect(logged[0]).toContain("PAGE_CONFIG_INVALID");
		expect(logged[0]).toContain('config of patient.js gives deadline as "soon"');
	});
});

describe("overload", () => {
	it("refuses at once what would wait too long, keeps the connection, and takes on again", async () => {
		const url = await start({ queueDelay: 0.1 });
		const agent = new Agent({ keepAlive: true });
		const answers = await Promise.all(Array.from({ length: 200 }, () => ask(`${url}/busy/`, agent)));
		const refused = answers.filter(({ status }) => status === 503);
		expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(1);
		expect(refused.length).toBeGreaterThan(1);
		expect(refused[0]).toEqual({ status: 503, retryAfter: "1", connection: "keep-alive" });
		expect(logged).toEqual([expect.stringMatching(/^A request is refused with 503/)]);
		expect((await ask(`${url}/busy/`, agent)).status).toBe(200);
		agent.destroy();
	});

	it("bounds the requests of a page that hangs, and leaves the others alone", async () => {
		const url = await start({ deadline: 0.2, concurrency: 8 });
		const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(`${url}/hangs/`)).status));
		expect(statuses.sort()).toEqual([...Array(12).fill(503), ...Array(8).fill(504)]);
		const data = await fetch(`${url}/page-data/fast/page-data.json`);
		expect(data.status).toBe(200);
	});
});
