import { execFile } from "node:child_process";
import { stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, type RunningSite, startSite } from "../support/command.js";
import { createTemporarySite, type TemporarySite } from "../support/temporary-site.js";
import { readSamples } from "./samples.js";

const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const TYPES = "src/gatsby-types.d.ts";
const TSCONFIG = {
	compilerOptions: {
		target: "ES2022",
		module: "ESNext",
		moduleResolution: "Bundler",
		jsx: "react-jsx",
		strict: true,
		noEmit: true,
		types: ["node"],
	},
	include: ["src", "gatsby-config.ts", "gatsby-node.ts"],
};

let site: TemporarySite;
beforeAll(async () => {
	site = await createTemporarySite("empty");
	await symlink(join(PACKAGES, "@types"), join(site.directory, "node_modules/@types"));
	await site.write("tsconfig.json", JSON.stringify(TSCONFIG));
	for (const { path, code } of readSamples("reference/query-types.md")) await site.write(path, code);
	await buildSite(site.directory);
});
afterAll(() => site?.delete());

/** What the compiler says of the site. */
async function checkTypes(): Promise<string> {
	const compiled = promisify(execFile)(join(PACKAGES, ".bin/tsc"), ["-p", "."], { cwd: site.directory });
	return compiled.then(
		() => "",
		({ stdout }: { stdout: string }) => stdout,
	);
}

test("pages, components and gatsby-node are typed by their queries (SPEC 4.6.4)", async () => {
	expect((await site.read(TYPES)).match(/^type \w+(?:Query|Fragment)(?= =)/gm)).toEqual(
		["PostQuery", "PostPathsQuery", "PostsQuery", "SiteTitleQuery", "PostHeadFragment"].map((name) => `type ${name}`),
	);
	expect(await checkTypes()).toBe("");
});

test("what a query does not ask for is an error, and so is what may be null", async () => {
	const path = "src/templates/post.tsx";
	const page = await site.read(path);
	await site.write(path, page.replace("data.post?.title", "data.post.slug"));
	const said = await checkTypes();
	await site.write(path, page);
	expect(said).toContain("Property 'slug' does not exist on type '{ readonly title: string; }'");
	expect(said).toContain("'data.post' is possibly 'null'");
});

test("a second build writes the file only if it would be another", async () => {
	const types = await site.read(TYPES);
	const { mtimeMs } = await stat(join(site.directory, TYPES));
	await buildSite(site.directory);
	expect((await stat(join(site.directory, TYPES))).mtimeMs).toBe(mtimeMs);
	await site.write(TYPES, `${types}// by hand\n`);
	await buildSite(site.directory);
	expect(await site.read(TYPES)).toBe(types);
});

describe("in develop", () => {
	let server: RunningSite;
	beforeAll(async () => {
		await site.remove(TYPES);
		server = await startSite(site.directory, "develop");
	});
	afterAll(() => server?.stop());

	test("the types are there, and follow a changed query (SPEC 4.6.4)", async () => {
		await fetch(`${server.url}/`);
		await expect
			.poll(() => site.read(TYPES).catch(() => ""))
			.toContain("type PostQuery = { readonly post: { readonly title: string } | null }");
		const path = "src/templates/post.tsx";
		await site.write(path, (await site.read(path)).replace("\t\t\ttitle\n", "\t\t\ttitle\n\t\t\tslug\n"));
		await expect.poll(() => site.read(TYPES), { timeout: 15_000 }).toContain("readonly title: string, readonly slug: string");
	});

	test("GraphiQL answers queries on the site's data (SPEC 4.6.3)", async () => {
		const url = `${server.url}/___graphql`;
		expect(await (await fetch(url, { headers: { accept: "text/html" } })).text()).toContain("<title>Gatsby - GraphiQL</title>");
		expect((await fetch(`${url}/app.js`)).headers.get("content-type")).toContain("text/javascript");
		expect(await (await fetch(`${url}/fragments`)).json()).toMatchObject([{ name: { value: "PostHead" } }]);
		const headers = { "content-type": "application/json" };
		const body = JSON.stringify({ query: "query One($slug: String) { post(slug: { eq: $slug }) { id } }", variables: { slug: "/first/" } });
		expect(await (await fetch(url, { method: "POST", headers, body })).json()).toMatchObject({ data: { post: { id: "first" } } });
		expect((await fetch(`${url}?query=%7Bnothing%7D`)).status).toBe(400);
	});
});
