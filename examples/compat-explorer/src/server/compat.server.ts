import { type CompatIndex, FLAG, MDN, type PackedStatement } from "../compat/index-format";
import { versionNumber } from "../compat/version";

export interface Release {
	readonly version: string;
	/** See `versionNumber`. */
	readonly number: number;
	/** ISO date, or "" when it was not out when the data was made. */
	readonly date: string;
}

export interface Browser {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly current: string;
	readonly currentNumber: number;
	/** In order of time. */
	readonly releases: readonly Release[];
}

/** The tree of features, ready to be asked. Nodes are numbers: a node comes before its children, siblings follow each other. */
export interface Compat {
	readonly version: string;
	readonly date: string;
	readonly size: number;
	readonly browsers: readonly Browser[];
	readonly names: readonly string[];
	readonly paths: readonly string[];
	/** The first segment of each path. */
	readonly categories: readonly string[];
	readonly parents: Int32Array;
	readonly depths: Uint8Array;
	/** Place of a browser in `browsers`; -1 when there is none of that id. */
	browserIndex(id: string): number;
	/** A node by its path, e.g. `css/properties/grid`; -1 when there is none. */
	find(path: string): number;
	children(node: number): number[];
	is(node: number, flag: keyof typeof FLAG): boolean;
	/** Row of support of a node: nodes with equal support share one. */
	rowOf(node: number): number;
	/** Statements of a row about a browser; undefined when the data says nothing. */
	statements(row: number, browser: number): readonly PackedStatement[] | undefined;
	text(number: string | number | undefined): string;
	description(node: number): string;
	mdnUrl(node: number): string | null;
	specUrls(node: number): string[];
	/** Web-feature groups such as `grid` or `container-queries`. */
	groups(node: number): string[];
}

/** Takes an index apart; what a single page seldom needs is worked out when it is asked for. */
export function openCompat(index: CompatIndex): Compat {
	const names = index.names.split("\n");
	const { depths, parents, paths, categories } = readTree(names, index.depths);
	const browsers = index.browsers.map((browser) => readBrowser(browser, index.date));
	const browserPlaces = new Map(browsers.map((browser, place) => [browser.id, place]));
	const rows = index.rowPool.split("\n");
	const lists = index.statementPool.split("\n");
	const specs = index.specPool.split("\n");
	const readRow = memoize((row) => rows[row - 1]?.split(" ").map(Number) ?? []);
	const readList = memoize((list) => lists[list - 1]?.split(";").map((statement) => statement.split("|")));
	let nodes: Map<string, number> | undefined;
	const text = (number: string | number | undefined) => (number ? (index.texts[Number(number) - 1] ?? "") : "");

	const mdnUrl = (node: number): string | null => {
		const page = index.mdn[node] ?? -1;
		if (page === -1) return null;
		if (page !== 0) return new URL(text(page), MDN).href;
		return `${mdnUrl(parents[node] ?? 0)}/${names[node]}`;
	};

	return {
		version: index.version,
		date: index.date,
		size: index.flags.reduce((count, flags) => count + (flags & FLAG.feature), 0),
		browsers,
		names,
		paths,
		categories,
		parents,
		depths,
		browserIndex: (id) => browserPlaces.get(id) ?? -1,
		find(path) {
			nodes ??= new Map(paths.map((known, node) => [known, node]));
			return nodes.get(path) ?? -1;
		},
		children(node) {
			const depth = depths[node] ?? 0;
			const found: number[] = [];
			for (let next = node + 1; next < names.length && (depths[next] as number) > depth; next++) {
				if (depths[next] === depth + 1) found.push(next);
			}
			return found;
		},
		is: (node, flag) => ((index.flags[node] ?? 0) & FLAG[flag]) !== 0,
		rowOf: (node) => index.rows[node] ?? 0,
		statements: (row, browser) => readList(readRow(row)[browser] ?? 0),
		text,
		description: (node) => text(index.descriptions[node]),
		mdnUrl,
		specUrls: (node) => (specs[(index.specs[node] ?? 0) - 1]?.split(" ") ?? []).map((link) => readLink(link, text)),
		groups: (node) => (index.tagPool[(index.tags[node] ?? 0) - 1] ?? []).map(text),
	};
}

/** `12#fragment` → the twelfth text and the fragment. */
function readLink(link: string, text: Compat["text"]): string {
	const [address, ...fragment] = link.split("#");
	return [text(address), ...fragment].join("#");
}

function memoize<Value>(read: (number: number) => Value): (number: number) => Value {
	const known: Value[] = [];
	return (number) => {
		known[number] ??= read(number);
		return known[number];
	};
}

function readTree(names: readonly string[], digits: string) {
	const depths = new Uint8Array(names.length);
	const parents = new Int32Array(names.length);
	const paths = new Array<string>(names.length);
	const categories = new Array<string>(names.length);
	const trail: number[] = [-1];
	for (let node = 0; node < names.length; node++) {
		const depth = digits.charCodeAt(node) - 48;
		const parent = trail[depth - 1] as number;
		trail[depth] = node;
		depths[node] = depth;
		parents[node] = parent;
		categories[node] = (parent < 0 ? names[node] : categories[parent]) as string;
		paths[node] = parent < 0 ? (names[node] as string) : `${paths[parent]}/${names[node]}`;
	}
	return { depths, parents, paths, categories };
}

function readBrowser(packed: CompatIndex["browsers"][number], today: string): Browser {
	const releases: Release[] = [];
	for (let at = 0; at < packed.releases.length; at += 2) {
		const version = packed.releases[at] as string;
		const date = packed.releases[at + 1] as string;
		releases.push({ version, number: versionNumber(version), date: date <= today ? date : "" });
	}
	const { id, name, type, current } = packed;
	return { id, name, type, current, currentNumber: versionNumber(current), releases };
}
