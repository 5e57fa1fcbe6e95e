/** Attributes of an HTML element by their HTML names. */
export type HtmlAttributes = Record<string, string>;

const RENAMED: Readonly<Record<string, string>> = {
	className: "class",
	htmlFor: "for",
	httpEquiv: "http-equiv",
	acceptCharset: "accept-charset",
	xmlLang: "xml:lang",
	xmlBase: "xml:base",
};

/** Props that are no attributes. */
const NOT_ATTRIBUTES = new Set([
	"children",
	"dangerouslySetInnerHTML",
	"key",
	"ref",
	"suppressHydrationWarning",
	"suppressContentEditableWarning",
]);

/** Attributes that say "true" and "false" in words; of all others true is `name=""` and false is absence. */
const WORDY = /^(?:aria-|data-|(?:contenteditable|draggable|spellcheck|translate)$)/;

/** A prop whose name holds anything else is dropped: HTML would not allow all of it. */
const NOT_A_NAME = /[^\w.:@-]|^$/;

/** Numbers of these CSS properties have no unit. */
const UNITLESS = new RegExp(
	"^(?:animationIterationCount|aspectRatio|borderImage(?:Outset|Slice|Width)|boxFlex(?:Group)?|boxOrdinalGroup|columnCount|columns|flex(?:Grow|Positive|Shrink|Negative|Order)?|" +
		"grid(?:Area|Row|RowEnd|RowSpan|RowStart|Column|ColumnEnd|ColumnSpan|ColumnStart)|fontWeight|lineClamp|lineHeight|opacity|order|orphans|scale|tabSize|widows|zIndex|zoom|" +
		"fillOpacity|floodOpacity|stopOpacity|stroke(?:Dasharray|Dashoffset|Miterlimit|Opacity|Width))$",
);

/** React's props of a host element as HTML attributes. Functions (event handlers) and whatever else HTML can't hold are dropped. */
export function toHtmlAttributes(props: Readonly<Record<string, unknown>>): HtmlAttributes {
	const attributes: HtmlAttributes = {};
	for (const [prop, value] of Object.entries(props)) {
		if (NOT_ATTRIBUTES.has(prop) || NOT_A_NAME.test(prop)) continue;
		const name = RENAMED[prop] ?? prop.toLowerCase();
		const text = name === "style" && typeof value === "object" ? toCss(value) : toText(name, value);
		if (text !== null) attributes[name] = text;
	}
	return attributes;
}

function toText(name: string, value: unknown): string | null {
	if (value === null || value === undefined || typeof value === "function" || typeof value === "symbol") return null;
	if (typeof value === "boolean") return WORDY.test(name) ? String(value) : value ? "" : null;
	return String(value);
}

function toCss(style: object | null): string | null {
	const declarations: string[] = [];
	for (const [property, value] of Object.entries(style ?? {})) {
		if (value === null || value === undefined || typeof value === "boolean" || value === "") continue;
		const hasUnit = typeof value === "number" && value !== 0 && !property.startsWith("--") && !isUnitless(property);
		declarations.push(`${toCssName(property)}:${hasUnit ? `${value}px` : String(value).trim()}`);
	}
	return declarations.length === 0 ? null : declarations.join(";");
}

function isUnitless(property: string): boolean {
	const name = property.replace(/^(?:Webkit|Moz|ms|O)(?=[A-Z])/, "");
	return UNITLESS.test(name === property ? name : name.charAt(0).toLowerCase() + name.slice(1));
}

function toCssName(property: string): string {
	if (property.startsWith("--")) return property;
	return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^ms-/, "-ms-");
}
