import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { validateConfig } from "../config/validate-config.js";
import * as datastore from "../datastore.js";
import { emitter, store } from "../redux.js";
import { createReporter } from "../system/reporter.js";
import { createTerminal } from "../system/terminal.js";
import { createActions } from "./actions.js";
import { createMemoryValues } from "./keyed-values.js";
import { createPluginSession } from "./plugin-session.js";
import { announceSite } from "./running-site.js";

let site: string;
beforeEach(async () => {
	site = await mkdtemp(join(tmpdir(), "gatz-session-"));
});
afterEach(() => rm(site, { recursive: true }));

const plugin = { name: "p", version: "1", directory: tmpdir(), options: { a: 1 }, hooks: {} };

function open(values = createMemoryValues()) {
	let output = "";
	const prefixes = { basePath: "", pathPrefix: "", assetPrefix: "" };
	const session = createPluginSession({ directory: site, config: validateConfig({}), prefixes, plugins: [plugin], values });
	const terminal = createTerminal({ write: (text) => (output += text) }, { NO_COLOR: "1" });
	const reporter = createReporter({ terminal, directory: site, exit: process.exit });
	const pages = { createPage() {}, deletePage() {} };
	const actions = createActions(plugin, { ...pages, ...session.actions }, reporter) as unknown as Record<
		string,
		(value?: unknown) => unknown
	>;
	return { session, actions, read: () => output };
}

describe("the state that hooks share (USERS D)", () => {
	it("keeps what plugins say of themselves from build to build", () => {
		const values = createMemoryValues();
		open(values).actions.setPluginStatus?.({ token: 1 });
		const { actions, session } = open(values);
		actions.setPluginStatus?.({ other: 2 });
		expect(session.store.getState().status.plugins).toEqual({ p: { token: 1, other: 2 } });
	});

	it("has what actions have set, and what later stages show", () => {
		const { actions, session } = open();
		actions.addRemoteFileAllowedUrl?.(["https://a.example/*"]);
		actions.setRequestHeaders?.({ domain: "https://a.example", headers: { a: "b" } });
		session.show(() => ({ redirects: [{ fromPath: "/a", toPath: "/b" }] }));
		const state = session.store.getState();
		expect(state.remoteFileAllowedUrls).toEqual(new Set(["https://a.example/*"]));
		expect(state.requestHeaders).toEqual(new Map([["https://a.example", { a: "b" }]]));
		expect(state.redirects).toHaveLength(1);
		expect(state.flattenedPlugins).toMatchObject([{ name: "p", pluginOptions: { a: 1 } }]);
	});

	it("is what gatsby/dist/redux and gatsby/dist/datastore give", () => {
		const { session } = open();
		const events: unknown[] = [];
		emitter.on("X", (event: never) => events.push(event));
		session.emitter.emit("X", 1);
		expect(events).toEqual([1]);
		expect(store.getState().program.directory).toBe(site);
		announceSite({ datastore: { getNode: (id: string) => ({ id }) } as never });
		expect(datastore.getDataStore().getNode("a")).toEqual({ id: "a" });
	});

	it("answers the old jobs with a hint", () => {
		const { actions, read } = open();
		actions.createJob?.({ id: "a" });
		actions.endJob?.({ id: "a" });
		expect(read()).toBe('warn "p" called createJob, which does nothing any more: createJobV2 runs jobs.\n');
	});
});

it("gatsby/graphql is the one instance of graphql, for require and import", async () => {
	const require = createRequire(import.meta.url);
	const graphql = require("graphql") as object;
	expect(require("../../graphql.js")).toMatchObject(graphql);
});
