import type {
	BrowserStatement,
	CompatData,
	CompatStatement,
	FlagStatement,
	Identifier,
	SimpleSupportStatement,
} from "@mdn/browser-compat-data";
import { type CompatIndex, FLAG, INDEX_FORMAT, MDN, type PackedBrowser, type PackedStatement, STATEMENT } from "./index-format";
import { createPool, type Pool } from "./pool";
import { compareVersions } from "./version";

/** Order in which browsers are listed. */
const TYPES: readonly string[] = ["desktop", "mobile", "xr", "server"];

/** Packs MDN's data. Equal data gives an equal index. */
export function buildIndex(data: CompatData): CompatIndex {
	const { __meta: meta, browsers, ...categories } = data;
	const packed = Object.entries(browsers)
		.map(([id, browser]) => packBrowser(id, browser))
		.sort((a, b) => TYPES.indexOf(a.type) - TYPES.indexOf(b.type));
	const texts = createPool<string>((text) => text);
	const statements = createPool<string>((list) => list);
	const rows = createPool<string>((row) => row);
	const specs = createPool<string>((set) => set);
	const tags = createPool<readonly number[]>((set) => set.join());
	const names: string[] = [];
	const depths: number[] = [];
	const columns = {
		flags: [] as number[],
		rows: [] as number[],
		descriptions: [] as number[],
		mdn: [] as number[],
		specs: [] as number[],
		tags: [] as number[],
	};

	const visit = (name: string, identifier: Identifier, depth: number, parentPage: string): void => {
		const compat = identifier.__compat;
		names.push(name);
		depths.push(depth);
		columns.flags.push(compat ? packStatus(compat) : 0);
		columns.rows.push(compat ? rows.add(packed.map(({ id }) => packSupport(compat, id, statements, texts)).join(" ")) : 0);
		columns.descriptions.push(compat?.description ? texts.add(compat.description) : 0);
		columns.specs.push(
			compat?.spec_url
				? specs.add(
						[compat.spec_url]
							.flat()
							.map((url) => packUrl(url, texts))
							.join(" "),
					)
				: 0,
		);
		columns.tags.push(compat ? packTags(compat, tags, texts) : 0);
		const page = compat?.mdn_url ?? "";
		columns.mdn.push(page === "" ? -1 : page === `${parentPage}/${name}` ? 0 : texts.add(page.replace(MDN, "")));
		for (const [childName, child] of children(identifier)) visit(childName, child, depth + 1, page);
	};
	for (const [name, category] of Object.entries(categories)) visit(name, category as Identifier, 1, "");

	return {
		format: INDEX_FORMAT,
		version: meta.version,
		date: String(meta.timestamp).slice(0, 10),
		browsers: packed,
		names: names.join("\n"),
		depths: depths.join(""),
		...columns,
		rowPool: rows.values.join("\n"),
		statementPool: statements.values.join("\n"),
		specPool: specs.values.join("\n"),
		tagPool: tags.values,
		texts: texts.values,
	};
}

function children(identifier: Identifier): [string, Identifier][] {
	return Object.entries(identifier).filter(([key]) => !key.startsWith("__")) as [string, Identifier][];
}

function packBrowser(id: string, browser: BrowserStatement): PackedBrowser {
	const releases = Object.entries(browser.releases).sort(([a], [b]) => compareVersions(a, b));
	const current = releases.findLast(([, release]) => release.status === "current") ?? releases.at(-1);
	return {
		id,
		name: browser.name,
		type: browser.type,
		current: current?.[0] ?? "",
		releases: releases.flatMap(([version, release]) => [version, release.status === "planned" ? "" : (release.release_date ?? "")]),
	};
}

function packStatus({ status }: CompatStatement): number {
	if (!status) return FLAG.feature;
	return (
		FLAG.feature |
		FLAG.rated |
		(status.experimental ? FLAG.experimental : 0) |
		(status.deprecated ? FLAG.deprecated : 0) |
		(status.standard_track ? FLAG.standard : 0)
	);
}

function packSupport(compat: CompatStatement, browser: string, pool: Pool<string>, texts: Pool<string>): number {
	const support = compat.support[browser as keyof typeof compat.support];
	if (support === undefined) return 0;
	return pool.add(
		[support]
			.flat()
			.map((statement) => packStatement(statement as SimpleSupportStatement, texts).join("|"))
			.join(";"),
	);
}

function packStatement(statement: SimpleSupportStatement, texts: Pool<string>): PackedStatement {
	const { version_added: added, version_removed: removed, alternative_name: alternative, prefix, flags, notes } = statement;
	const impl = [statement.impl_url ?? []].flat()[0];
	const bits = (statement.partial_implementation ? STATEMENT.partial : 0) | (alternative ? STATEMENT.alternative : 0);
	const packed = [
		added === false ? "" : added,
		typeof removed === "string" ? removed : "",
		bits === 0 ? "" : String(bits),
		alternative ?? prefix ?? "",
		flags ? String(texts.add(flags.map(describeFlag).join(" and "))) : "",
		impl ? String(texts.add(impl)) : "",
		...[notes ?? []].flat().map((note) => String(texts.add(note))),
	];
	while (packed.at(-1) === "") packed.pop();
	return packed;
}

function describeFlag({ type, name, value_to_set: value }: FlagStatement): string {
	const what = type === "preference" ? `the <code>${name}</code> preference` : `the <code>${name}</code> runtime flag`;
	return value ? `${what} set to <code>${value}</code>` : what;
}

/** Many links share a page: its address is pooled, and the fragment kept beside its number. */
function packUrl(url: string, texts: Pool<string>): string {
	const [address = "", ...fragment] = url.split("#");
	return [texts.add(address), ...fragment].join("#");
}

function packTags(compat: CompatStatement, pool: Pool<readonly number[]>, texts: Pool<string>): number {
	const groups = (compat.tags ?? [])
		.filter((tag) => /^web-features:(?!snapshot:)/.test(tag))
		.map((tag) => tag.replace("web-features:", ""));
	return groups.length === 0 ? 0 : pool.add(groups.map((group) => texts.add(group)));
}
