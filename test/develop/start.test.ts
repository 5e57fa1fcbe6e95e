import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningSite, startSite } from "../support/command.js";
import { get, heading } from "../support/get.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";

const PATIENCE = { timeout: 30_000 };

let site: TemporarySite;
let backend: Server;
let running: RunningSite;
beforeAll(async () => {
	site = await createTemporarySite("tiny");
	backend = createServer((request, response) => response.end(`backend ${request.method} ${request.url}`));
	await new Promise<void>((resolve) => backend.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
	await running?.stop();
	backend.close();
	await site.delete();
});

const NEVER = '() => { console.log("begun"); return new Promise(() => {}); }';

/** A source that goes on when nobody expects it any more. */
const TOO_LATE = `async ({ actions }) => {
	console.log("begun");
	while (!require("fs").existsSync(__dirname + "/go-on")) await new Promise((resolve) => setTimeout(resolve, 50));
	actions.createNode({ id: "late", internal: { type: "Late", contentDigest: "1" } });
	console.log("made a node");
}`;

const portOf = (server: Server) => (server.address() as AddressInfo).port;

test("a site that can't start says why and starts when it is mended: gatsby-config, then a hook", async () => {
	const other = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => other.once("listening", resolve));
	const url = `http://127.0.0.1:${portOf(other)}`;
	await new Promise((resolve) => other.close(resolve));
	await site.write("gatsby-config.js", "module.exports = {");
	await site.write("gatsby-node.js", 'exports.sourceNodes = () => { throw new Error("no source"); };');
	const starting = startSite(site.directory, "develop", { args: ["--port", new URL(url).port] });
	const answer = async () => {
		const { status, text } = await get(url).catch(() => ({ status: 0, text: "" }));
		return `${status} ${text}`;
	};
	await expect.poll(answer, PATIENCE).toMatch(/^500 [\s\S]*GATZ_CONFIG_THROWS[\s\S]*gatsby-config\.js:1/);
	const proxy = { prefix: "/backend", url: `http://127.0.0.1:${portOf(backend)}` };
	await site.write("gatsby-config.js", `module.exports = ${JSON.stringify({ proxy })};`);
	await expect.poll(answer, PATIENCE).toMatch(/^500 [\s\S]*GATZ_HOOK_FAILED[\s\S]*no source/);
	await site.write("gatsby-node.js", "");
	running = await starting;
	expect((await get(`${running.url}/`)).status).toBe(200);
	expect(running.output().match(/is tried again/g)).toHaveLength(2);
});

test("a hook that never ends is named; once it is mended, the site begins anew: while it runs, and at its start", async () => {
	await site.write("gatsby-node.js", `exports.createPages = ${NEVER};`);
	await running.says('Waiting for createPages of "default-site-plugin", for 10 s now. A change of its code begins anew.');
	expect((await get(`${running.url}/`)).status).toBe(200);
	await site.write("gatsby-node.js", `exports.sourceNodes = ${TOO_LATE};`);
	await running.says(/begun[\s\S]*gatsby-node.js has changed: the development server begins anew[\s\S]*begun/);
	// Before it is late.
	await site.write(
		"gatsby-node.js",
		'exports.onCreateDevServer = ({ app }) => app.use("/mended", (_, response) => response.end("mended"));',
	);
	await running.says(/Waiting for sourceNodes[\s\S]*gatsby-node.js has changed/);
	await expect.poll(async () => (await get(`${running.url}/mended`)).text, PATIENCE).toBe("mended");
	expect((await get(`${running.url}/about/`)).status).toBe(200);
	expect(running.output()).not.toContain("not waited for");
	await site.write("go-on", "");
	await running.says("made a node");
	expect((await get(`${running.url}/___graphql?query={allLate{totalCount}}`)).text).toContain("Cannot query field");
	expect((await get(`${running.url}/about/`)).status).toBe(200);
}, 120_000);

test("6.3.9 proxy: with the whole path and query", async () => {
	expect((await get(`${running.url}/backend/a?b=c`, { method: "POST" })).text).toBe("backend POST /backend/a?b=c");
	expect((await get(`${running.url}/backends/`)).status).toBe(404);
});

test("3.1.11, 9.3.15 a page file that moves, and is edited where it is now", async () => {
	const source = await site.read("src/pages/about.js");
	await site.remove("src/pages/about.js");
	await site.write("src/pages/team/about.js", source);
	const statuses = () => Promise.all(["/about/", "/team/about/"].map(async (path) => (await get(running.url + path)).status));
	await expect.poll(statuses, PATIENCE).toEqual([404, 200]);
	await site.write("src/pages/team/about.js", "export default () => <h1>Edited</h1>;");
	await expect.poll(async () => heading((await get(`${running.url}/team/about/`)).text), PATIENCE).toBe("Edited");
});

test("6.8.1 a .env file that comes, changes and goes", async () => {
	await site.write("src/pages/variable.js", "export default () => <h1>{String(process.env.GATSBY_WORD)}</h1>;");
	const word = async () => heading((await get(`${running.url}/variable/`)).text);
	await expect.poll(word, PATIENCE).toBe("undefined");
	await site.write(".env.development", "GATSBY_WORD=first");
	await expect.poll(word, PATIENCE).toBe("first");
	await site.write(".env.development", "GATSBY_WORD=second");
	await expect.poll(word, PATIENCE).toBe("second");
	await site.remove(".env.development");
	await expect.poll(word, PATIENCE).toBe("undefined");
});
