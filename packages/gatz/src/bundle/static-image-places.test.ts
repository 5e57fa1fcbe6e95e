import { expect, it } from "vitest";
import { findStaticImages } from "./static-image-places.js";

const IMPORT = 'import { StaticImage } from "gatsby-plugin-image";';
const read = (element: string, before = IMPORT) =>
	findStaticImages(`${before}\nexport default (props) => ${element};`, "page.tsx").map(({ props, unknown, line }) => ({
		props,
		unknown,
		line,
	}));

it("reads the props that say how an image is made, and leaves the others", () => {
	const element = '<StaticImage src="a.png" alt={props.alt} width={100} quality={-(-90)} formats={["AUTO", "WebP"]} className={x()} />';
	expect(read(element)).toEqual([{ props: { src: "a.png", width: 100, quality: 90, formats: ["auto", "webp"] }, unknown: [], line: 2 }]);
});

it("names layouts and placeholders as queries do", () => {
	expect(read('<StaticImage layout="FULL_WIDTH" placeholder="tracedSVG" />')[0]?.props).toEqual({
		layout: "fullWidth",
		placeholder: "tracedSVG",
	});
	expect(read('<StaticImage layout="full-width" placeholder="DOMINANT_COLOR" />')[0]?.props).toEqual({
		layout: "fullWidth",
		placeholder: "dominantColor",
	});
});

it.each([
	["constants", "const name = `a`; const size = { width: 10 }; <StaticImage src={name + `.png`} {...size} height={size.width * 2} />", []],
	["calls", "<StaticImage src={find()} width={10} height={20} />", ["src"]],
	["what may change", "let name = 'a'; <StaticImage src={name} width={10} height={20} />", ["src"]],
	["imports", "<StaticImage src={url} width={10} height={20} />", ["src"]],
	["a constant of itself", "const name = name; <StaticImage src={name} width={10} height={20} />", ["src"]],
	["spread props", "<StaticImage {...props} width={10} height={20} />", ["<spread attributes>"]],
])("evaluates %s", (_, body, unknown) => {
	const [place] = findStaticImages(
		`${IMPORT} import url from "./a.png";\nfunction Page(props) { ${body.replace(/<.*/, "return $&")} }`,
		"page.jsx",
	);
	expect(place?.unknown).toEqual(unknown);
	expect(place?.props).toEqual({ ...(unknown.length === 0 && { src: "a.png" }), width: 10, height: 20 });
});

it("knows a constant by its innermost name", () => {
	const before = `${IMPORT} const src = "outer.png";`;
	expect(read("((src) => <StaticImage src={src} />)(1)", before)[0]?.unknown).toEqual(["src"]);
	expect(read("<StaticImage src={src} />", before)[0]?.props).toEqual({ src: "outer.png" });
});

it("finds the component under other names, and nothing else of that name", () => {
	expect(read('<Picture src="a.png" />', 'import { StaticImage as Picture } from "gatsby-plugin-image";')).toHaveLength(1);
	expect(read('<images.StaticImage src="a.png" />', 'import * as images from "gatsby-plugin-image";')).toHaveLength(1);
	expect(read('<StaticImage src="a.png" />', 'import { StaticImage } from "./own"; // not gatsby-plugin-image')).toEqual([]);
});
