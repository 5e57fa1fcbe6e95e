import { cp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { buildSite } from "../support/command.js";
import { createTemporarySite, readTree, statTree, type TemporarySite } from "../support/temporary-site.js";

/** A site that is built again and again, and a folder in which the same sources are built for the first time. */
export interface Twins {
	/** The one that is built again. */
	readonly site: TemporarySite;
	/** Builds the site again and, with nothing to go by, a copy of its sources; sees that both gave the same. @returns what the first printed */
	buildBoth(): Promise<string>;
	/** Sees that the site as it lies there is what its sources give. */
	expectCold(): Promise<void>;
	delete(): Promise<void>;
}

export async function createTwins(): Promise<Twins> {
	const [site, cold] = await Promise.all([createTemporarySite("incremental"), createTemporarySite("incremental")]);
	const buildCold = async (): Promise<Artifact> => {
		await copySources(site.directory, cold.directory);
		await buildSite(cold.directory);
		return readArtifact(cold.directory);
	};
	return {
		site,
		async buildBoth() {
			const [expected, output] = await Promise.all([buildCold(), buildSite(site.directory)]);
			expectEqual(await readArtifact(site.directory), expected);
			return output;
		},
		async expectCold() {
			expectEqual(await readArtifact(site.directory), await buildCold());
		},
		async delete() {
			await Promise.all([site.delete(), cold.delete()]);
		},
	};
}

const NO_SOURCES = new Set([".cache", "public", "node_modules"]);

async function copySources(from: string, to: string): Promise<void> {
	for (const name of await readdir(to)) if (name !== "node_modules") await rm(join(to, name), { recursive: true });
	for (const name of await readdir(from)) if (!NO_SOURCES.has(name)) await cp(join(from, name), join(to, name), { recursive: true });
}

interface Artifact {
	/** The server half that is served, and what `.cache/current.json` says of the build itself, by path. */
	readonly server: Readonly<Record<string, string>>;
	/** Without the hashed assets that only documents of earlier builds ask for. */
	readonly public: Readonly<Record<string, string>>;
}

interface CurrentBuild {
	readonly buildId: string;
	readonly retained: readonly { readonly files: readonly { readonly path: string }[] }[];
	readonly servers: readonly string[];
}

async function readArtifact(directory: string): Promise<Artifact> {
	const current = JSON.parse(await readFile(join(directory, ".cache/current.json"), "utf8")) as CurrentBuild;
	const { retained, servers: _, ...build } = current;
	const server = await readTree(join(directory, ".cache/server", build.buildId));
	const files = await readTree(join(directory, "public"));
	for (const { path } of retained.flatMap((earlier) => earlier.files)) delete files[path];
	return { server: { "current.json": JSON.stringify(build), ...server }, public: files };
}

function expectEqual(again: Artifact, cold: Artifact): void {
	expect(differences(again.public, cold.public), "public/").toEqual([]);
	expect(differences(again.server, cold.server), "the server half").toEqual([]);
}

function differences(again: Readonly<Record<string, string>>, cold: Readonly<Record<string, string>>): string[] {
	const paths = [...new Set([...Object.keys(again), ...Object.keys(cold)])].sort();
	return paths.flatMap((path) => {
		const [ours, theirs] = [again[path], cold[path]];
		if (ours === theirs) return [];
		if (ours === undefined || theirs === undefined) return [`${path}: ${ours === undefined ? "missing" : "too much"}`];
		const place = [...ours].findIndex((character, index) => character !== theirs[index]);
		const around = (text: string): string => text.slice(Math.max(0, place - 40), place + 80);
		return [`${path}: ${around(ours)}\n      cold: ${around(theirs)}`];
	});
}

/** All that a visitor or a server may read, with what changes when it is written again. */
export async function statArtifact(directory: string): Promise<Record<string, string>> {
	const cache = Object.entries(await statTree(join(directory, ".cache")));
	const files = Object.entries(await statTree(join(directory, "public"))).map(([path, state]) => [`public/${path}`, state]);
	return Object.fromEntries([...files, ...cache.filter(([path]) => /^(?:current\.json$|server\/)/.test(path))]);
}
