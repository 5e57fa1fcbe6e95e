import { type PageTags, pathTag, sharedTagsOfPage } from "../artifact/page-tags.js";
import type { ServerManifest, SiteSettings } from "../artifact/schema.js";
import type { DocumentSources } from "../universal/content-policy.js";
import type { PageRow } from "../universal/page.js";
import { htmlFile, pageDataFile } from "../universal/url-path.js";
import { coverPages, type TaggedPage } from "./cover-pages.js";

/** A build, as far as its answers show it. */
export interface ComparedBuild {
	readonly manifest: ServerManifest;
	readonly tags: PageTags;
	/** What the policy of every document allows for the sake of visits to other ones; absent where the site has no policy. */
	readonly carried: DocumentSources | undefined;
}

/** What visitors get from one build and not from the one before it. Lists are sorted. */
export interface BuildChanges {
	/** That nothing stayed as it was, in a few words; absent where something did. The lists are empty then. */
	readonly all?: string;
	readonly urls: readonly string[];
	/** Of pages with parameters. */
	readonly patterns: readonly string[];
	/** What old answers of these carry, and no other ones. */
	readonly tags: readonly string[];
}

/** A site with fewer pages has its URLs named, even if all have changed. */
const MANY_PAGES = 20;

export function compareBuilds(before: ComparedBuild, after: ComparedBuild): BuildChanges {
	const reason = reasonForAll(before, after);
	if (reason) return allChanged(reason);
	const old = answersOf(before.manifest);
	const now = answersOf(after.manifest);
	const differs = (key: string): boolean => old.get(key)?.version !== now.get(key)?.version;
	const changed = [...new Set([...old.keys(), ...now.keys()])].filter(differs).sort();
	const { pages } = before.manifest;
	if (pages.length > MANY_PAGES && pages.every(({ path }) => differs(path))) return allChanged("all pages have changed");
	const answers = changed.map((key) => (now.get(key) ?? old.get(key)) as Answer);
	const urls = answers.filter(({ isPattern }) => !isPattern).map(({ url }) => url);
	const patterns = answers.filter(({ isPattern }) => isPattern).map(({ url }) => url);
	return { urls: [...new Set(urls)].sort(), patterns: [...new Set(patterns)].sort(), tags: tagsToPurge(before, after, changed) };
}

export function allChanged(reason: string): BuildChanges {
	return { all: reason, urls: [], patterns: [], tags: [] };
}

function reasonForAll({ manifest: before, ...old }: ComparedBuild, { manifest: after, ...now }: ComparedBuild): string | undefined {
	if (before.version !== after.version) return "another version of Gatz has made them";
	if (before.assets.bundleHash !== after.assets.bundleHash) return "the browser's code has changed";
	if (shownSettings(before.settings) !== shownSettings(after.settings)) return "settings of gatsby-config have changed";
	return JSON.stringify(old.carried) === JSON.stringify(now.carried) ? undefined : "their Content-Security-Policy has changed";
}

/** What of the settings answers show. */
function shownSettings({ server: _, ...settings }: SiteSettings): string {
	return JSON.stringify(settings);
}

/** What is answered at one path. */
interface Answer {
	/** The path, or the pattern. */
	readonly url: string;
	readonly isPattern: boolean;
	/** Equal for equal answers. */
	readonly version: string;
}

/** By path of the page or file. Hashed assets never change. */
function answersOf({ buildId, pages, templates, files, redirects = [] }: ServerManifest): Map<string, Answer> {
	const hashes = new Map(files.flatMap(({ path, hash, immutable }) => (immutable ? [] : [[path, hash] as const])));
	const answers = new Map<string, Answer>();
	const takeHash = (file: string): string => {
		const hash = hashes.get(file) ?? "";
		hashes.delete(file);
		return hash;
	};
	const versionOf = ({ path, mode, template, dataHash = "" }: PageRow): string =>
		mode === "SSG"
			? `${takeHash(htmlFile(path))} ${takeHash(pageDataFile(path))}`
			: `${mode} ${templates[template]?.version ?? buildId} ${dataHash}`;
	for (const row of pages) {
		const { path, matchPath } = row;
		const version = `${versionOf(row)} ${matchPath ?? ""}`;
		answers.set(path, { url: matchPath ?? path, isPattern: matchPath !== undefined && /[:*]/.test(matchPath), version });
	}
	const named = new Set(files.map(({ path }) => path));
	for (const [path, version] of hashes) {
		// The compressed form of a file goes with it.
		if (/\.(?:br|gz)$/.test(path) && named.has(path.slice(0, -3))) continue;
		answers.set(`/${path}`, { url: `/${path}`, isPattern: false, version });
	}
	for (const redirect of redirects) {
		const { fromPath: url } = redirect;
		const key = `redirect ${url}`;
		const version = `${answers.get(key)?.version ?? ""}${JSON.stringify(redirect)}`;
		answers.set(key, { url, isPattern: /[:*]/.test(url), version });
	}
	return answers;
}

/** Old answers carry the tags of the build that made them. One whose tags are others from now on is purged too, so that this holds. */
function tagsToPurge(before: ComparedBuild, after: ComparedBuild, changed: readonly string[]): string[] {
	const others = new Set(changed);
	const rowsAfter = new Map(after.manifest.pages.map((row) => [row.path, row]));
	const tagsOf = (row: PageRow, { manifest, tags }: ComparedBuild): string[] => sharedTagsOfPage(row, manifest.templates, tags);
	const pages = before.manifest.pages.map((row): TaggedPage => {
		const { path } = row;
		const tags = tagsOf(row, before);
		const now = rowsAfter.get(path);
		const isChanged = others.delete(path) || !now || tagsOf(now, after).join() !== tags.join();
		return { path, tags, changed: isChanged };
	});
	const { tags, rest } = coverPages(pages);
	// Redirects carry no tags.
	const paths = [...rest, ...others].filter((key) => key.startsWith("/"));
	return [...new Set([...tags, ...paths.map(pathTag)])].sort();
}
