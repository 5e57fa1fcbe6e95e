import type { BuildChanges } from "./compare-builds.js";

/** URLs that are named. */
const NAMED = 20;

/** What a build tells of its changes: lines for people. */
export function describeChanges({ all, urls, patterns, tags }: BuildChanges): string[] {
	if (all !== undefined) return [`All URLs count as changed: ${all}. gatz purge --build empties caches.`];
	const changed = [...urls, ...patterns];
	if (changed.length === 0) return ["No URL has changed."];
	const named = changed.slice(0, NAMED).map((url) => `  ${url}`);
	const rest = changed.length - named.length;
	const more = rest > 0 ? [`  and ${rest.toLocaleString("en")} more, in .cache/changes.json`] : [];
	return [
		`${count(changed.length, "URL has", "URLs have")} changed:\n${[...named, ...more].join("\n")}`,
		`Tags to purge, ${tags.length.toLocaleString("en")}: ${short(tags)} (gatz purge --build sends them)`,
	];
}

function count(number: number, one: string, many: string): string {
	return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

function short(tags: readonly string[]): string {
	const named = tags.slice(0, NAMED).join(" ");
	return tags.length > NAMED ? `${named} …` : named;
}
