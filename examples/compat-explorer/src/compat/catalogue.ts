/** A top-level part of the data: its key, what it is called, and how much its features weigh in a ranked search. */
export interface Category {
	readonly id: string;
	readonly label: string;
	readonly about: string;
	readonly weight: number;
}

/** In the order in which the site lists them. */
export const CATEGORIES: readonly Category[] = [
	{ id: "css", label: "CSS", about: "Properties, selectors, at-rules and types", weight: 45 },
	{ id: "html", label: "HTML", about: "Elements and attributes", weight: 45 },
	{ id: "javascript", label: "JavaScript", about: "Built-ins, operators and statements", weight: 40 },
	{ id: "api", label: "Web APIs", about: "Interfaces, methods and events", weight: 30 },
	{ id: "http", label: "HTTP", about: "Headers, methods and status codes", weight: 25 },
	{ id: "svg", label: "SVG", about: "Elements and attributes", weight: 8 },
	{ id: "mathml", label: "MathML", about: "Elements and attributes", weight: 6 },
	{ id: "webassembly", label: "WebAssembly", about: "Proposals and instructions", weight: 6 },
	{ id: "manifests", label: "App manifests", about: "Members of a web app manifest", weight: 6 },
	{ id: "mediatypes", label: "Media types", about: "Image formats", weight: 6 },
	{ id: "webdriver", label: "WebDriver", about: "Commands for automation", weight: -10 },
	{ id: "webextensions", label: "WebExtensions", about: "APIs for browser extensions", weight: -25 },
];

export function categoryLabel(id: string): string {
	return CATEGORIES.find((category) => category.id === id)?.label ?? id;
}

/** What kind of thing a path names: `css/properties/…` → "CSS property". */
export function kindLabel(path: string): string {
	const [category = "", section = ""] = path.split("/");
	return KINDS[`${category}/${section}`] ?? KINDS[category] ?? categoryLabel(category);
}

/** The second level of paths, in words. */
export function sectionLabel(name: string): string {
	return SECTIONS[name] ?? name.replaceAll("_", " ");
}

const KINDS: Readonly<Record<string, string>> = {
	api: "Web API",
	"css/properties": "CSS property",
	"css/selectors": "CSS selector",
	"css/at-rules": "CSS at-rule",
	"css/types": "CSS type",
	"html/elements": "HTML element",
	"html/global_attributes": "HTML attribute",
	"http/headers": "HTTP header",
	"http/methods": "HTTP method",
	"http/status": "HTTP status",
	"javascript/builtins": "JavaScript built-in",
	"javascript/operators": "JavaScript operator",
	"javascript/statements": "JavaScript statement",
	"svg/elements": "SVG element",
	"svg/global_attributes": "SVG attribute",
	"mathml/elements": "MathML element",
	manifests: "Manifest member",
	mediatypes: "Media type",
};

const SECTIONS: Readonly<Record<string, string>> = {
	"at-rules": "At-rules",
	properties: "Properties",
	selectors: "Selectors",
	types: "Types",
	elements: "Elements",
	global_attributes: "Global attributes",
	headers: "Headers",
	methods: "Methods",
	status: "Status codes",
	builtins: "Built-ins",
	classes: "Classes",
	functions: "Functions",
	grammar: "Grammar",
	operators: "Operators",
	regular_expressions: "Regular expressions",
	statements: "Statements",
	api: "APIs",
	webapp: "Web app",
	image: "Images",
	instructions: "Instructions",
};
