import { NotPlain } from "./not-plain.js";
import { createStyleWriter } from "./plain-style.js";
import { escapeText } from "./plain-text.js";

/** What the value of an attribute may be, and how it is written. Every other value is React's. */
type Kind =
	/** A string or a number. */
	| "text"
	/** A string, a number or a boolean, which is written as a word. */
	| "word"
	/** `true` is a name without a value, `false` no attribute. */
	| "flag"
	/** A number. */
	| "number"
	/** A number from 1. */
	| "count"
	/** A string that is neither empty nor could be a `javascript:` URL. */
	| "url"
	| "style"
	/** No attribute, whatever the value is. */
	| "nothing";

interface Rule {
	readonly kind: Kind;
	/** ` name="` */
	readonly start: string;
}

/** Attributes by kind; `name:html` where HTML's name is another one. All are written alike by React 18 and 19. */
const NAMES: Readonly<Record<Exclude<Kind, "style">, string>> = {
	text:
		"className:class id title lang dir role alt target rel type hrefLang htmlFor:for tabIndex:tabindex accessKey colSpan scope headers cite dateTime " +
		"width height sizes srcSet media loading decoding fetchPriority referrerPolicy itemProp itemType itemID itemRef property content slot translate " +
		"xmlns viewBox preserveAspectRatio d fill stroke cx cy r rx ry x y x1 x2 y1 y2 points transform fillRule:fill-rule clipRule:clip-rule " +
		"fillOpacity:fill-opacity strokeWidth:stroke-width strokeLinecap:stroke-linecap strokeLinejoin:stroke-linejoin strokeOpacity:stroke-opacity",
	word: "draggable focusable",
	flag: "hidden disabled open reversed",
	number: "start",
	count: "span",
	url: "href src",
	nothing: "ref suppressHydrationWarning suppressContentEditableWarning",
};

const WORD_NAME = /^(?:aria|data)-[\w.-]+$/;
const HANDLER_NAME = /^on./;

/** Anything that React could take for a `javascript:` URL. */
const SUSPICIOUS_URL = /^[\0- ]*j[\t\n\r]*a[\t\n\r]*v/i;

/** Names that are learnt on top of {@link NAMES}; beyond that they are looked at each time. */
const LEARNT_AT_MOST = 1000;

/** Gives ` name="value"` for a prop of a host element, or "" where it is no attribute. `value` is neither null nor undefined. */
export type WriteAttribute = (name: string, value: unknown) => string;

/** Makes a {@link WriteAttribute}, which throws {@link NotPlain} for what it does not know. */
export function createAttributeWriter(isReact18: boolean): WriteAttribute {
	const rules = createRules(isReact18);
	const writeStyle = createStyleWriter();
	const mostRules = rules.size + LEARNT_AT_MOST;

	function learn(name: string): Rule {
		const rule: Rule = { kind: kindOf(name), start: ` ${name}="` };
		if (rules.size < mostRules) rules.set(name, rule);
		return rule;
	}

	return (name, value) => {
		const { kind, start } = rules.get(name) ?? learn(name);
		switch (kind) {
			case "text":
				if (typeof value === "string") return `${start + escapeText(value)}"`;
				if (typeof value === "number") return `${start + value}"`;
				break;
			case "style":
				return writeStyle(value);
			case "url":
				if (typeof value === "string" && value !== "" && !SUSPICIOUS_URL.test(value)) return `${start + escapeText(value)}"`;
				break;
			case "word":
				if (typeof value === "string") return `${start + escapeText(value)}"`;
				if (typeof value === "number" || typeof value === "boolean") return `${start + value}"`;
				break;
			case "flag":
				if (typeof value === "boolean") return value ? `${start}"` : "";
				break;
			case "number":
			case "count":
				if (typeof value === "number" && value >= (kind === "count" ? 1 : Number.NEGATIVE_INFINITY)) return `${start + value}"`;
				break;
			case "nothing":
				return "";
		}
		throw new NotPlain();
	};
}

function createRules(isReact18: boolean): Map<string, Rule> {
	const rules = new Map<string, Rule>([
		["style", { kind: "style", start: "" }],
		["rowSpan", { kind: "number", start: isReact18 ? ' rowspan="' : ' rowSpan="' }],
	]);
	for (const [kind, names] of Object.entries(NAMES)) {
		for (const pair of names.split(" ")) {
			const [name = "", html = name] = pair.split(":");
			rules.set(name, { kind: kind as Kind, start: ` ${html}="` });
		}
	}
	return rules;
}

function kindOf(name: string): Kind {
	if (HANDLER_NAME.test(name)) return "nothing";
	if (WORD_NAME.test(name)) return "word";
	throw new NotPlain();
}
