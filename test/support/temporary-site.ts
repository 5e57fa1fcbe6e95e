import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export type ReactVersion = 18 | 19;

/** Where each React is, with its own react-dom beside it. */
const REACT: Readonly<Record<ReactVersion, string>> = { 18: "test/react-18/node_modules", 19: "node_modules" };

/** A copy of a site of `test/sites` outside of the repository. */
export interface TemporarySite {
	/** Absolute path. */
	readonly directory: string;
	/** Writes a file of the site, relative to it. */
	write(path: string, content: string): Promise<void>;
	read(path: string): Promise<string>;
	remove(path: string): Promise<void>;
	/** Copies a package of the repository's `node_modules` into the site's. */
	install(name: string): Promise<void>;
	/** Links packages of the repository's `node_modules` into the site's: their own dependencies are found. */
	link(...names: readonly string[]): Promise<void>;
	/** Removes all of it. */
	delete(): Promise<void>;
}

/**
 * Copies `test/sites/<name>` and installs the framework and React in it.
 * @param depth folders between the temporary folder and the site
 */
export function createTemporarySite(name: string, depth = 0, react: ReactVersion = 19): Promise<TemporarySite> {
	return createTemporaryCopy(join(ROOT, "test/sites", name), { depth, react });
}

/** As {@link createTemporarySite}, of any folder. */
export async function createTemporaryCopy(
	original: string,
	{ depth = 0, react = 19 }: { depth?: number; react?: ReactVersion } = {},
): Promise<TemporarySite> {
	const top = await mkdtemp(join(tmpdir(), "gatz-site-"));
	const directory = join(top, ...Array.from({ length: depth }, (_, index) => `folder ${index}`));
	await mkdir(join(directory, "node_modules"), { recursive: true });
	await cp(original, directory, { recursive: true, filter: (source) => !/\/(\.cache|public|node_modules)$/.test(source) });
	const link = async (name: string, packages = join(ROOT, "node_modules")) => {
		const place = join(directory, "node_modules", name);
		await mkdir(dirname(place), { recursive: true });
		await symlink(join(packages, name), place);
	};
	await symlink(join(ROOT, "packages/gatz"), join(directory, "node_modules/gatsby"));
	await link("react", join(ROOT, REACT[react]));
	await link("react-dom", join(ROOT, REACT[react]));
	return {
		directory,
		async write(path, content) {
			await mkdir(dirname(join(directory, path)), { recursive: true });
			await writeFile(join(directory, path), content);
		},
		read: (path) => readFile(join(directory, path), "utf8"),
		remove: (path) => rm(join(directory, path), { recursive: true, force: true }),
		install: (name) => cp(join(ROOT, "node_modules", name), join(directory, "node_modules", name), { recursive: true }),
		async link(...names) {
			for (const name of names) await link(name);
		},
		delete: () => rm(top, { recursive: true, force: true }),
	};
}

/** Every file below a folder with its content as hex-free text, by its path. */
export async function readTree(directory: string): Promise<Record<string, string>> {
	const files: Record<string, string> = {};
	for (const path of await listFiles(directory)) files[path] = await readFile(join(directory, path), "latin1");
	return files;
}

/** Every file below a folder with what changes when it is written again, by its path. */
export async function statTree(directory: string): Promise<Record<string, string>> {
	const files: Record<string, string> = {};
	for (const path of await listFiles(directory)) {
		const { ino, mtimeMs, size } = await stat(join(directory, path));
		files[path] = `${ino} ${mtimeMs} ${size}`;
	}
	return files;
}

async function listFiles(directory: string): Promise<string[]> {
	const entries = await readdir(directory, { recursive: true, withFileTypes: true });
	const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return paths.map((path) => path.slice(directory.length + 1)).sort();
}
