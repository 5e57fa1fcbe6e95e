import { NotPlain } from "./not-plain.js";
import { escapeText } from "./plain-text.js";

interface Property {
	/** `name:` */
	readonly start: string;
	/** What stands behind a number; null where the number is left to React. */
	readonly unit: "px" | "" | null;
}

/** Properties whose numbers are lengths, and those whose numbers have no unit, in every version of React. */
const LENGTHS = names(
	"width height minWidth minHeight maxWidth maxHeight inlineSize blockSize top right bottom left inset margin marginTop marginRight marginBottom marginLeft " +
		"padding paddingTop paddingRight paddingBottom paddingLeft borderWidth borderTopWidth borderRightWidth borderBottomWidth borderLeftWidth borderRadius " +
		"borderTopLeftRadius borderTopRightRadius borderBottomLeftRadius borderBottomRightRadius outlineWidth outlineOffset fontSize letterSpacing wordSpacing " +
		"textIndent gap rowGap columnGap flexBasis perspective",
);
const BARE_NUMBERS = names(
	"opacity zIndex flex flexGrow flexShrink order fontWeight lineHeight lineClamp columnCount columns orphans widows tabSize zoom aspectRatio " +
		"gridArea gridRow gridRowStart gridRowEnd gridColumn gridColumnStart gridColumnEnd animationIterationCount fillOpacity strokeOpacity strokeWidth",
);

const NAME = /^[A-Za-z]+$/;
const CUSTOM_NAME = /^--[\w-]+$/;

/** Names that are remembered; beyond that they are made each time. */
const REMEMBERED_AT_MOST = 1000;

/** Makes the function that gives ` style="…"` of a style object, "" of one that says nothing. It throws {@link NotPlain} for what it does not know. */
export function createStyleWriter(): (style: unknown) => string {
	const properties = new Map<string, Property>();

	function remember(name: string): Property {
		const property = toProperty(name);
		if (properties.size < REMEMBERED_AT_MOST) properties.set(name, property);
		return property;
	}

	return (style) => {
		if (typeof style !== "object") throw new NotPlain();
		let css = "";
		for (const name in style) {
			const value: unknown = style[name as keyof typeof style];
			if (value === null || value === undefined || typeof value === "boolean" || value === "") continue;
			const { start, unit } = properties.get(name) ?? remember(name);
			css += css === "" ? start : `;${start}`;
			if (typeof value === "string") css += escapeText(value.trim());
			else if (typeof value === "number") css += value === 0 ? "0" : withUnit(value, unit);
			else throw new NotPlain();
		}
		return css === "" ? "" : ` style="${css}"`;
	};
}

function withUnit(value: number, unit: Property["unit"]): string {
	if (unit === null) throw new NotPlain();
	return value + unit;
}

function toProperty(name: string): Property {
	if (CUSTOM_NAME.test(name)) return { start: `${name}:`, unit: "" };
	if (!NAME.test(name)) throw new NotPlain();
	const css = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^ms-/, "-ms-");
	return { start: `${css}:`, unit: LENGTHS.has(name) ? "px" : BARE_NUMBERS.has(name) ? "" : null };
}

function names(list: string): ReadonlySet<string> {
	return new Set(list.split(" "));
}
