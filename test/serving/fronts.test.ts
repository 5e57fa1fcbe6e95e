import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildSite, type RunningSite, runGatz, startSite } from "../support/command.js";
import { freePort, hasProgram, startNginx, startRedis, startVarnish } from "../support/daemons.mjs";
import { type Answer, get, heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

type Front = Awaited<ReturnType<typeof startVarnish>>;

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("fronted");
	await buildSite(site.directory);
});
afterAll(() => site.delete());

const soon = (body: () => unknown) => vi.waitFor(body, { timeout: 10_000, interval: 20 });

/** What is the same behind each cache. `--no-cache`: the caches in front are meant, not the server's own. */
describe.for([
	["nginx", "nginx", startNginx],
	["Varnish", "varnishd", startVarnish],
] as const)("behind %s", ([name, program, startFront]) => {
	if (!hasProgram(program)) return test.skip(`${program} is not installed`, () => {});
	let server: RunningSite;
	let front: Front;
	const environment = { GATZ_PURGE_TOKEN: "secret" };
	beforeAll(async () => {
		server = await startSite(site.directory, "serve", { args: ["--no-cache"], environment });
		front = await startFront([server.port]);
	});
	afterAll(async () => {
		await front.stop();
		await server.stop();
	});

	const ask = (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> =>
		get(front.url + path, { headers, method });
	/** How often the page had run when it gave an answer. */
	const run = async (path: string, headers?: Record<string, string>) => Number(heading((await ask(path, headers)).text)?.split(" ")[0]);

	test("a page is kept for its s-maxage, for visitors with cookies too", async () => {
		const first = await run("/any/1/");
		expect(await run("/any/1/", { cookie: "a=1" })).toBe(first);
		expect(await run("/any/2/?fresh=1")).toBe(first + 1);
		await soon(async () => expect(await run("/any/2/?fresh=1")).toBe(first + 2));
		expect(await run("/any/1/")).toBe(first);
	});

	test("a stale one is sent at once while a new one is made", async () => {
		const path = "/any/3/?fresh=1&stale=600";
		const first = await run(path);
		const given: number[] = [];
		await soon(async () => {
			given.push(await run(path));
			expect(given.at(-1)).toBe(first + 1);
		});
		expect(new Set(given)).toEqual(new Set([first, first + 1]));
	});

	test("Vary: a copy for each value", async () => {
		const path = "/any/4/?vary=x-language";
		const [german, french] = [await ask(path, { "x-language": "de" }), await ask(path, { "x-language": "fr" })];
		expect([german, french].map(({ text }) => heading(text)?.split(" ")[1])).toEqual(["de", "fr"]);
		expect((await ask(path, { "x-language": "de" })).text).toBe(german.text);
	});

	test("who has a page gets 304, and HEAD is answered from what is kept", async () => {
		const { headers, text } = await ask("/any/5/");
		const again = await ask("/any/5/", { "if-none-match": String(headers.etag) });
		expect([again.status, again.text]).toEqual([304, ""]);
		const head = await ask("/any/5/", {}, "HEAD");
		expect([head.status, head.headers.etag, head.text]).toEqual([200, headers.etag, ""]);
		expect((await ask("/any/5/")).text).toBe(text);
	});

	test("nothing with Set-Cookie, and nothing for who sends Authorization, is kept", async () => {
		const first = await run("/any/6/?cookie=1");
		expect(await run("/any/6/?cookie=1")).toBe(first + 1);
		expect((await ask("/any/6/?cookie=1")).headers["set-cookie"]).toEqual(["visitor=1"]);
		await run("/any/7/");
		const own = await run("/any/7/", { authorization: "Bearer x" });
		expect(await run("/any/7/", { authorization: "Bearer x" })).toBe(own + 1);
	});

	test("the stream of a function comes as it is written", async () => {
		const file = join(site.directory, `until-${name}`);
		const text = await new Promise<string>((resolve, reject) => {
			let received = "";
			const asked = request(`${front.url}/api/slow-stream?until=${encodeURIComponent(file)}`, { agent: false }, (incoming) => {
				incoming.on("data", (chunk: Buffer) => {
					received += chunk;
					if (received === "first\n") void writeFile(file, ""); // the second line waits for it
				});
				incoming.on("end", () => resolve(received)).on("error", reject);
			});
			asked.on("error", reject).end();
		});
		expect(text).toBe("first\nsecond\n");
	});

	test.runIf(name === "nginx")("its own header goes before Cache-Control", async () => {
		const first = await run("/any/11/?accel=1");
		await soon(async () => expect(await run("/any/11/?accel=1")).toBe(first + 1));
	});

	test("with the server gone, what allows it is sent, and the rest is an error", async () => {
		const paths = ["/any/8/?fresh=1&onError=600", "/any/9/?fresh=1&stale=600", "/any/10/?fresh=1"];
		const [forErrors, forRenewal, strict] = await Promise.all(paths.map((path) => ask(path)));
		expect(strict?.status).toBe(200);
		await server.end("SIGKILL");
		await soon(async () => expect((await ask(paths[2] as string)).status).toBeGreaterThanOrEqual(500));
		expect((await ask(paths[0] as string)).text).toBe(forErrors?.text);
		expect((await ask(paths[1] as string)).text).toBe(forRenewal?.text);
		server = await startSite(site.directory, "serve", { args: ["--no-cache", "--port", String(server.port)], environment });
		await soon(async () => expect((await ask(paths[0] as string)).text).not.toBe(forErrors?.text));
	});
});

describe.skipIf(!hasProgram("varnishd") || !hasProgram("redis-server"))(
	"two servers that share what they keep, behind Varnish that is told of purges",
	() => {
		let redis: Awaited<ReturnType<typeof startRedis>>;
		let front: Front;
		const servers: RunningSite[] = [];
		beforeAll(async () => {
			redis = await startRedis();
			const ports = [await freePort(), await freePort()];
			front = await startVarnish(ports);
			for (const port of ports) {
				const args = ["--port", String(port), "--ops-port", "0", "--cache", redis.url];
				servers.push(await startSite(site.directory, "serve", { args: port === ports[0] ? withPurges(args) : args, environment }));
			}
		});
		afterAll(async () => {
			await front.stop();
			await Promise.all(servers.map((server) => server.stop()));
			await redis.stop();
		});

		const environment = { GATZ_PURGE_TOKEN: "secret" };
		let opsPort = 0;
		function withPurges(args: string[]): string[] {
			return [...args.filter((word, index) => word !== "--ops-port" && args[index - 1] !== "--ops-port"), "--purge-urls", front.url];
		}
		const ask = async (path: string) => (await get(front.url + path, { headers: { host: "site.example" } })).text;
		const purge = (...words: string[]) =>
			runGatz(site.directory, ["purge", ...words, "--ops-host", "127.0.0.1", "--ops-port", String(opsPort)], environment);

		test("gatz purge takes by tag, path and all what each layer keeps, and nothing else", async () => {
			opsPort = Number((await (servers[0] as RunningSite).says(/Operations at \S+:(\d+)/))[1]);
			const paths = ["/any/1/", "/any/2/", "/any/2/?a=b", "/page-data/any/2/page-data.json", "/any/3/"];
			const askAll = () => Promise.all(paths.map(ask));
			const first = await askAll();
			expect(await askAll()).toEqual(first);
			expect(await purge("--tag", "any-1", "--path", "/any/2/")).toMatchObject({ code: 0 });
			const second = await askAll();
			expect(second.map((text, index) => text === first[index])).toEqual([false, false, false, false, true]);
			expect(await askAll()).toEqual(second);
			expect(await purge("--all")).toMatchObject({ code: 0 });
			expect((await askAll()).map((text, index) => text === second[index])).toEqual(Array(5).fill(false));
		});

		test("no answer is lost while Redis and a server go and come back, and purges hold", async () => {
			let isOver = false;
			let last = "";
			const lost: unknown[] = [];
			const load = async (id: number) => {
				for (let count = 0; !isOver; count++) {
					const asked = get(`${front.url}/any/${id}/?fresh=${count % 2}&stale=${count % 3}`, { headers: { host: "site.example" } });
					const { status } = await asked.catch(({ code }) => ({ status: code }));
					if (status !== 200) lost.push(status);
				}
			};
			const purgeAndSee = async () => {
				last = await ask("/any/20/");
				await purge("--tag", "any-20");
				await soon(async () => expect(await ask("/any/20/")).not.toBe(last));
			};
			const loads = Promise.all([1, 2, 3, 4].map(load));
			await purgeAndSee();
			await redis.stop("SIGKILL");
			await purgeAndSee();
			redis = await startRedis(redis.port);
			const [, leaving] = servers as [RunningSite, RunningSite];
			expect(await leaving.end("SIGTERM")).toBe(0);
			await purgeAndSee();
			servers[1] = await startSite(site.directory, "serve", {
				args: ["--port", String(leaving.port), "--ops-port", "0", "--cache", redis.url],
			});
			await purgeAndSee();
			isOver = true;
			await loads;
			expect(lost).toEqual([]);
		});

		test("a purge that Varnish does not take fails, and says which address", async () => {
			const { url } = front;
			await front.stop();
			expect(await purge("--tag", "any-1")).toMatchObject({ code: 1, output: expect.stringContaining(`${url}: ECONNREFUSED`) });
			front = await startVarnish(servers.map(({ port }) => port));
		});
	},
);
