import { join } from "node:path";
import { type ChangeList, joinChanges, readChangeList, stageChangeList } from "../artifact/change-list.js";
import { joinCarried } from "../artifact/document-sources.js";
import { artifactLayout } from "../artifact/layout.js";
import type { PageTags } from "../artifact/page-tags.js";
import { readRecords } from "../artifact/read-records.js";
import { type FileRecord, FORMAT, SERVER_FILES, type ServerManifest } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import { readJson, whenThere } from "../system/files.js";
import { allChanged, type BuildChanges, type ComparedBuild, compareBuilds } from "./compare-builds.js";

/**
 * Compares a finished build with the one that is served, and stages the list of what caches have to forget. Changes that were not sent
 * to a server yet are part of it.
 * @returns what this build changed; undefined where there is nothing to compare with
 */
export async function stageChanges({ siteDirectory, previous }: Stage, build: ComparedBuild): Promise<BuildChanges | undefined> {
	const { buildId: to } = build.manifest;
	const earlier = await readChangeList(siteDirectory);
	// A list without a build to compare with: that was lost, but caches may hold it.
	const from = previous?.buildId ?? earlier?.to;
	if (from === undefined) return undefined;
	if (from === to) return NO_CHANGES;
	const before = previous && (await readBuild(join(artifactLayout(siteDirectory).servers, from), previous.files));
	const changes = before ? compareBuilds(before, build) : allChanged("what was there before can't be read");
	const { urls, patterns, tags, all } = changes;
	const list: ChangeList = { format: FORMAT, from, to, all: all !== undefined, urls, patterns, tags, sent: false };
	await stageChangeList(siteDirectory, earlier && !earlier.sent ? joinChanges(earlier, list) : list);
	return changes;
}

const NO_CHANGES: BuildChanges = { urls: [], patterns: [], tags: [] };

async function readBuild(serverDirectory: string, files: readonly FileRecord[]): Promise<ComparedBuild | undefined> {
	const read = (file: string) => whenThere(readJson(join(serverDirectory, file)));
	const manifest = (await read(SERVER_FILES.manifest)) as Omit<ServerManifest, "files"> | undefined;
	const tags = (await read(SERVER_FILES.pageTags)) as PageTags | undefined;
	if (!manifest || !tags) return undefined;
	return { manifest: { ...manifest, files }, tags, carried: manifest.settings.csp && joinCarried(await readRecords(serverDirectory)) };
}
