import { join } from "node:path";
import { statPath, walk } from "../system/files.js";
import { type Plugin, SITE_PLUGIN } from "./plugin.js";

/** A theme's file → the files that may take its place, the one that counts first. Absolute paths; sorted. */
export type ShadowTable = Readonly<Record<string, readonly string[]>>;

/** Which files of plugins the site and later plugins replace: `src/<plugin>/path/file` goes before the plugin's own `src/path/file`. */
export interface ComponentShadows {
	/** As the folders were when they were last looked at; another object when that was another table. */
	table(): ShadowTable;
	/** Looks at the folders again. @returns whether something has changed */
	refresh(): Promise<boolean>;
	/** Whether a file lies where it may shadow another. */
	isShadow(file: string): boolean;
}

/** Files of one of these groups shadow each other whatever their endings are: TypeScript shadows JavaScript. */
const GROUPS = [
	[".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts"],
	[".css", ".scss", ".sass", ".less", ".styl", ".pcss"],
	[".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico"],
];

/** @param plugins in the order of gatsby-config, the site last */
export async function createComponentShadows(plugins: readonly Plugin[]): Promise<ComponentShadows> {
	const themes = plugins.filter(({ name, directory }) => name !== SITE_PLUGIN && directory !== "");
	// The site goes first, then themes from the last to the first.
	const owners = [...plugins].reverse().filter(({ directory }) => directory !== "");
	const folders = themes.flatMap((theme) =>
		owners.filter(({ name }) => name !== theme.name).map((owner) => ({ theme, folder: join(owner.directory, "src", theme.name) })),
	);
	let table = await readTable(folders);
	return {
		table: () => table,
		async refresh() {
			const latest = await readTable(folders);
			if (JSON.stringify(latest) === JSON.stringify(table)) return false;
			table = latest;
			return true;
		},
		isShadow: (file) => folders.some(({ folder }) => file.startsWith(`${folder}/`)),
	};
}

interface ShadowFolder {
	readonly theme: Plugin;
	/** Absolute; it need not be there. */
	readonly folder: string;
}

async function readTable(folders: readonly ShadowFolder[]): Promise<ShadowTable> {
	const table = new Map<string, string[]>();
	for (const { theme, folder } of folders) {
		if (!(await statPath(folder))?.isDirectory()) continue;
		const source = join(theme.directory, "src");
		const shadows = await walk(folder);
		for (const file of await walk(source, (inner) => inner.split("/").includes("node_modules"))) {
			const shadow = findShadow(file, shadows);
			const original = join(source, file);
			if (shadow !== undefined) table.set(original, [...(table.get(original) ?? []), join(folder, shadow)]);
		}
	}
	return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The file of the same name, else the first of the same group. */
function findShadow(file: string, shadows: readonly string[]): string | undefined {
	if (shadows.includes(file)) return file;
	const [stem, ending] = splitEnding(file);
	const group = GROUPS.find((endings) => endings.includes(ending)) ?? [];
	return shadows.find((shadow) => {
		const [otherStem, otherEnding] = splitEnding(shadow);
		return otherStem === stem && group.includes(otherEnding);
	});
}

function splitEnding(file: string): [stem: string, ending: string] {
	const ending = /\.[^./]+$/.exec(file)?.[0] ?? "";
	return [file.slice(0, file.length - ending.length), ending];
}

/**
 * The file that takes the place of another; undefined when none does, or when it is one of these that asks: a shadow may import what it shadows.
 * @param importer absolute path of the file that imports it
 */
export function shadowOf(table: ShadowTable, file: string, importer?: string): string | undefined {
	const shadows = Object.hasOwn(table, file) ? table[file] : undefined;
	return importer !== undefined && shadows?.includes(importer) ? undefined : shadows?.[0];
}
