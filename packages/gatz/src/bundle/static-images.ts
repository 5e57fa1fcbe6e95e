import MagicString from "magic-string";
import type { Plugin } from "vite";
import { findStaticImages, headOf, type StaticImagePlace, type StaticImageProps } from "./static-image-places.js";

/** Makes the images of `<StaticImage>`. */
export interface StaticImages {
	/** Of all that their data depend on besides their props and files. */
	readonly key: string;
	/**
	 * What the component needs to know of an image, which is made meanwhile.
	 * @param source absolute path of the module that shows it
	 * @returns undefined when there is no such image: why has been told
	 */
	dataOf(props: StaticImageProps, source: string): Promise<StaticImage | undefined>;
	warn(message: string): void;
	/** Absolute paths of all image files so far. */
	files(): readonly string[];
}

export interface StaticImage {
	readonly data: object;
	/** Absolute path of the image; undefined for one that was loaded. */
	readonly file?: string;
}

/** Gives each `<StaticImage>` the data of its image, as Gatsby's Babel plugin does. */
export function staticImages(images: StaticImages, isSource: (file: string) => boolean): Plugin {
	return {
		name: "gatz:static-images",
		enforce: "pre",
		transform: {
			filter: { id: /\.(?:[cm]?jsx?|tsx)(?:\?|$)/, code: "StaticImage" },
			async handler(code, id) {
				const file = id.replace(/[?#].*$/, "");
				const places = isSource(file) ? findStaticImages(code, file) : [];
				if (places.length === 0) return null;
				const source = new MagicString(code);
				const constants: string[] = [];
				for (const [index, place] of places.entries()) {
					const error = describeUnknown(place);
					if (error !== undefined) images.warn(`${error} ${file}:${place.line}`);
					const image = place.unknown.includes("src") ? undefined : await images.dataOf(place.props, file);
					if (image?.file !== undefined) this.addWatchFile(image.file);
					const problem = image ? error : `No data found for image "${place.props.src}". ${error ?? ""}`.trim();
					if (problem !== undefined) source.appendLeft(place.end, ` __error={${JSON.stringify(problem)}}`);
					if (!image) continue;
					const name = `__gatzStaticImage${index}`;
					constants.push(`const ${name} = ${JSON.stringify(image.data)};`);
					source.appendLeft(place.end, ` __imageData={${name}}`);
				}
				// On the line of the first statement, so that lines stay.
				source.appendLeft(headOf(code, file), `${constants.join(" ")} `);
				return { code: source.toString(), map: source.generateMap({ source: file, includeContent: true, hires: "boundary" }) };
			},
		},
	};
}

function describeUnknown({ unknown }: StaticImagePlace): string | undefined {
	if (unknown.length === 0) return undefined;
	return `Could not find values for the following props of StaticImage at build time: ${unknown.join(", ")}. They have to be literals, or constants of the same file.`;
}
