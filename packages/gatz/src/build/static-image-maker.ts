import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import type { StaticImage, StaticImages } from "../bundle/static-images.js";
import type { NodePluginArgs, Reporter } from "../plugin-api.js";
import { loadMainModule } from "../plugins/main-module.js";
import type { Plugin } from "../plugins/plugin.js";
import type { HookArguments } from "../plugins/run-hook.js";
import { hashFile, statPath } from "../system/files.js";
import { contentHash } from "../system/hash.js";

type CreateFileNode = (path: string, createNodeId: NodePluginArgs["createNodeId"], options: object) => Promise<ImageFile>;
type CreateRemoteFileNode = (options: object) => Promise<ImageFile>;
type GenerateImageData = (options: object) => Promise<object | undefined>;

/** A node of gatsby-source-filesystem. */
interface ImageFile {
	readonly absolutePath: string;
	readonly internal: { readonly mediaType?: string };
}

export interface StaticImagesOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly plugins: readonly Plugin[];
	readonly reporter: Reporter;
	readonly createArguments: HookArguments;
}

const TYPES = new Set(["image/png", "image/jpeg", "image/webp"]);

/**
 * Makes the images of `<StaticImage>` with the site's gatsby-plugin-sharp, whose jobs write their files into `public/static`.
 * @returns undefined when the site has no gatsby-plugin-image
 */
export function createStaticImages({ plugins, directory, reporter, createArguments }: StaticImagesOptions): StaticImages | undefined {
	const own = plugins.find(({ name }) => name === "gatsby-plugin-image");
	if (!own) return undefined;
	const sharp = plugins.find(({ name }) => name === "gatsby-plugin-sharp");
	const args = createArguments(own);
	const files = new Set<string>();
	const told = new Set<string>();
	const made = new Map<string, Promise<StaticImage | undefined>>();

	async function make(props: Readonly<Record<string, unknown>>, source: string): Promise<StaticImage | undefined> {
		const { src, ...rest } = props;
		const place = relative(directory, source).replaceAll("\\", "/");
		if (typeof src !== "string" || src === "") return warn(`Missing StaticImage "src" in ${place}.`);
		const generate = sharp && ((await loadMainModule(sharp, directory)) as { generateImageData?: GenerateImageData }).generateImageData;
		if (!generate) return warn(`StaticImage needs gatsby-plugin-sharp in gatsby-config: "${src}" in ${place} is not shown.`);
		const file = /^https?:/.test(src) ? await loadRemote(src) : await openLocal(resolve(dirname(source), src), src, place);
		if (!file) return undefined;
		const data = await generate({ file, args: rest, pathPrefix: args.pathPrefix, reporter, cache: args.cache });
		if (!data) return undefined;
		if (/^https?:/.test(src)) return { data };
		files.add(file.absolutePath);
		return { data, file: file.absolutePath };
	}

	async function openLocal(path: string, src: string, place: string): Promise<ImageFile | undefined> {
		if (!(await statPath(path))?.isFile()) return warn(`Could not find image "${src}" in "${place}". Looked for ${path}.`);
		const { createFileNode } = requireOf(own as Plugin, directory)("gatsby-source-filesystem/create-file-node");
		return (createFileNode as CreateFileNode)(path, args.createNodeId, {});
	}

	async function loadRemote(url: string): Promise<ImageFile | undefined> {
		const { createRemoteFileNode } = requireOf(own as Plugin, directory)("gatsby-source-filesystem");
		const { createNodeId, cache } = args;
		// A node of its own would have to stay from build to build.
		const file = await (createRemoteFileNode as CreateRemoteFileNode)({ url, cache, createNodeId, createNode: async () => {} });
		if (TYPES.has(file?.internal.mediaType ?? "")) return file;
		return warn(`The file loaded from ${url} is not a valid image type. Found "${file?.internal.mediaType ?? "unknown"}"`);
	}

	/** Once, though server and browser ask for the same. */
	function warn(message: string): undefined {
		if (!told.has(message)) reporter.warn(message.replaceAll(`${directory}/`, ""));
		told.add(message);
		return undefined;
	}

	return {
		key: contentHash(JSON.stringify([own.version, sharp?.version, sharp?.options, args.pathPrefix])),
		warn,
		files: () => [...files],
		async dataOf(props, source) {
			const path = typeof props.src === "string" ? resolve(dirname(source), props.src) : "";
			const digest = (await statPath(path))?.isFile() ? await hashFile(path) : "";
			const key = JSON.stringify([source, digest, props]);
			const image = made.get(key) ?? make(props, source);
			made.set(key, image);
			return image;
		},
	};
}

/** Packages as the site sees them, else as the plugin does. */
function requireOf(plugin: Plugin, directory: string): (name: string) => Record<string, unknown> {
	const places = [createRequire(join(directory, "package.json")), createRequire(join(plugin.directory, "package.json"))];
	return (name) => {
		for (const require of places) {
			try {
				return require(name);
			} catch (error) {
				if (require === places.at(-1)) throw error;
			}
		}
		return {};
	};
}
