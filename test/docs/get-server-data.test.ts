import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite, type RunningSite, runGatz, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";
import { readSamples, type Sample } from "./samples.js";

const SAMPLES = readSamples("reference/get-server-data.md");
const FAILING = SAMPLES.filter((sample) => sample.fails !== undefined);

async function createSite(samples: readonly Sample[]): Promise<TemporarySite> {
	const site = await createTemporarySite("empty");
	for (const { path, code } of samples) await site.write(path, code);
	return site;
}

test.each(FAILING)("$path ends the build with $fails", async (sample) => {
	const site = await createSite([sample]);
	const { code, output } = await runGatz(site.directory, ["build"]);
	await site.delete();
	expect(code).toBe(1);
	expect(output).toContain(`ERROR ${sample.fails}`);
	expect(output).toContain(`File: ${sample.path}`);
});

let site: TemporarySite;
let server: RunningSite;
beforeAll(async () => {
	site = await createSite(SAMPLES.filter((sample) => sample.fails === undefined));
	await buildSite(site.directory);
	for (const folder of ["data", "caches"]) await site.remove(`.cache/${folder}`);
	const dogApi = new URL("dog-api.mjs", import.meta.url).href;
	server = await startSite(site.directory, "serve", { environment: { NODE_OPTIONS: `--import=${dogApi}` } });
});
afterAll(async () => {
	await server?.stop();
	await site?.delete();
});

interface Asked {
	readonly status: number;
	readonly headers: Headers;
	/** Text of the body, without comments and escapes of HTML. */
	readonly body: string;
}

async function ask(path: string, init: RequestInit = {}): Promise<Asked> {
	const response = await fetch(server.url + path, { redirect: "manual", ...init });
	const body = (await response.text()).replaceAll("<!-- -->", "").replaceAll("&quot;", '"');
	return { status: response.status, headers: response.headers, body };
}

async function askData(path: string): Promise<Record<string, unknown>> {
	return JSON.parse((await ask(`/page-data${path.replace("?", "page-data.json?")}${path.includes("?") ? "" : "page-data.json"}`)).body);
}

const PRIVATE = "private, max-age=0, must-revalidate";

/** What each sample has to do, by its file. */
const CHECKS: Readonly<Record<string, () => Promise<void>>> = {
	async "src/pages/dogs.js"() {
		const { status, headers, body } = await ask("/dogs/");
		expect([status, headers.get("cache-control")]).toEqual([200, PRIVATE]);
		expect(body).toContain('src="https://images.dog.ceo/breeds/husky/n02110185_1469.jpg"');
		const { result } = await askData("/dogs/");
		expect(result).toMatchObject({ serverData: { status: "success" } });
	},
	async "src/pages/late.js"() {
		const { status, headers, body } = await ask("/late/");
		expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
		expect(body).toContain("The dogs are late today.");
	},
	async "src/pages/typed.tsx"() {
		expect((await ask("/typed/")).body).toContain("1970-01-01T00:00:00.000Z</time>");
	},
	async "src/pages/context.js"() {
		const { body } = await ask("/context/?a=1&a=2", { headers: { "user-agent": "Test" } });
		const props = { browser: "Test", method: "GET", url: "/context/?a=1&a=2", query: { a: ["1", "2"] }, params: {}, pageContext: {} };
		expect(JSON.parse(/<pre>(.*)<\/pre>/.exec(body.replaceAll("&amp;", "&"))?.[1] ?? "")).toEqual(props);
		const { result } = await askData("/context/?a=1&a=2");
		expect(result).toMatchObject({ serverData: { url: props.url, query: props.query } });
		expect((await ask("/context/", { method: "OPTIONS" })).status).toBe(204);
		const put = await ask("/context/", { method: "PUT" });
		expect([put.status, put.body.includes('"method":"PUT"')]).toEqual([200, true]);
	},
	async "src/pages/users/[id].js"() {
		expect((await ask("/users/7/")).body).toContain("<h1>7: Daisy</h1>");
		expect((await ask("/users/a%20b/")).body).toContain("<h1>a b: Jordan</h1>");
		expect((await ask("/users/8/")).status).toBe(404);
		expect(await askData("/users/8/")).toEqual({ error: "not-found" });
	},
	async "gatsby-node.js"() {
		expect((await ask("/shop/")).status).toBe(404);
	},
	async "src/templates/shop.js"() {
		expect((await ask("/shop/hats/green/felt/")).body).toContain("<p>hats green/felt EUR</p>");
	},
	async "src/pages/contact.js"() {
		const send = (message: string) => ask("/contact/", { method: "POST", body: new URLSearchParams({ message }) });
		expect((await ask("/contact/")).status).toBe(200);
		const refused = await send("");
		expect([refused.status, refused.body.includes('<p role="alert">Write something.</p>')]).toEqual([422, true]);
		const taken = await send("Hello");
		expect([taken.status, taken.headers.get("location")]).toEqual([303, "/context/?sent=yes"]);
	},
	async "src/pages/slow.js"() {
		expect((await ask("/slow/")).body).toContain("<p>beagle, hound</p>");
	},
	async "src/pages/teapot.js"() {
		const { status, headers, body } = await ask("/teapot/");
		expect([status, headers.get("x-pot"), body.includes("<p>short and stout</p>")]).toEqual([418, "tea", true]);
		expect(headers.getSetCookie()).toEqual(["milk=yes; Path=/", "sugar=no; Path=/"]);
	},
	async "src/pages/account.js"() {
		const away = await ask("/account/");
		expect([away.status, away.headers.get("location")]).toEqual([302, "/contact/"]);
		expect(await askData("/account/")).toMatchObject({ redirect: { destination: "/contact/", status: 302 } });
		expect((await ask("/account/", { headers: { cookie: "user=Nick%20C" } })).body).toContain("<h1>Nick C</h1>");
	},
	async "src/pages/report.js"() {
		const csv = await ask("/report/?format=csv");
		expect([csv.headers.get("content-type"), csv.body]).toEqual(["text/csv", "name;dogs\nDaisy;2\n"]);
		expect((await ask("/report/")).body).toContain("<p>2 dogs</p>");
		expect(await askData("/report/?format=csv")).toMatchObject({ document: true });
	},
	async "src/pages/party.js"() {
		const number = async () => {
			const { body } = await ask("/party/");
			expect(body).toContain("<h1>West Egg</h1>");
			return Number(/Guest number (\d+)/.exec(body)?.[1]);
		};
		const first = await number();
		expect(await number()).toBe(first + 1);
		const data = { site: { siteMetadata: { title: "West Egg" } } };
		expect((await askData("/party/")).result).toMatchObject({ data, serverData: { guests: first + 2 } });
		expect((await askData("/party/")).result).toMatchObject({ data, serverData: { guests: first + 3 } });
	},
	async "src/pages/rooms/[room].js"() {
		const bodies = [(await ask("/rooms/blue/")).body, (await ask("/rooms/blue/")).body];
		for (const body of bodies) expect(body).toContain("<h1>West Egg: blue</h1>");
		expect(new Set(bodies.map((body) => /<time>(.*)<\/time>/.exec(body)?.[1])).size).toBe(2);
	},
	async "src/pages/news.js"() {
		const { headers } = await ask("/news/");
		expect(headers.get("cache-control")).toBe("public, max-age=10, s-maxage=60, stale-while-revalidate=600");
		const again = await ask("/news/", { headers: { "if-none-match": headers.get("etag") ?? "" } });
		expect(again.status).toBe(304);
	},
	async "gatsby-config.js"() {
		expect((await ask("/users/7/")).headers.get("x-robots-tag")).toBe("noindex");
	},
	async "src/pages/500.js"() {
		expect((await ask("/500/")).body).toContain("<h1>That did not work</h1>");
	},
	async "src/pages/broken.js"() {
		const { status, headers, body } = await ask("/broken/");
		expect([status, headers.get("cache-control")]).toEqual([500, "private, no-store"]);
		expect(body).toContain("<h1>That did not work</h1>");
		expect(body).not.toContain("password");
		await server.says(headers.get("x-request-id") as string);
		await server.says("The password of the database is wrong");
	},
};

test.each(SAMPLES.filter((sample) => sample.fails === undefined))("$path does what the page says", async ({ path }) => {
	const check = CHECKS[path];
	if (!check) throw new Error(`the sample ${path} has no check`);
	await check();
});
