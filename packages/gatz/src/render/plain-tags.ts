/** How a host element is written. */
export interface HostTag {
	/** `<name` */
	readonly start: string;
	/** `</name>`; "" of a void element. */
	readonly end: string;
	/** Whether these props leave React's special case aside. */
	readonly isPlain?: (props: Readonly<Record<string, unknown>>) => boolean;
}

/** Elements without a special case in React 18 and 19. Forms, images that load at once and all that belongs into the head have one. */
const NAMES =
	"div span p a section main nav header footer article aside hgroup search h1 h2 h3 h4 h5 h6 ul ol li dl dt dd menu " +
	"table caption colgroup thead tbody tfoot tr th td figure figcaption blockquote details summary dialog address " +
	"strong em b i u s small code kbd samp var sub sup mark abbr cite q del ins dfn time bdi bdo ruby rt rp data " +
	"button label fieldset legend picture canvas svg g path circle ellipse rect line polyline polygon";

const VOID_NAMES = "br hr wbr col source";

/** All that {@link NAMES} says, by name. */
export const HOST_TAGS: ReadonlyMap<string, HostTag> = new Map<string, HostTag>([
	...NAMES.split(" ").map((name): [string, HostTag] => [name, { start: `<${name}`, end: `</${name}>` }]),
	...VOID_NAMES.split(" ").map((name): [string, HostTag] => [name, { start: `<${name}`, end: "" }]),
	// React 19 puts a preload of any other image in front of the page.
	["img", { start: "<img", end: "", isPlain: ({ loading }) => loading === "lazy" }],
	["pre", { start: "<pre", end: "</pre>", isPlain: startsOnItsLine }],
]);

/** React doubles the first line break of a `pre`, which HTML would drop. */
function startsOnItsLine({ children, dangerouslySetInnerHTML: inner }: Readonly<Record<string, unknown>>): boolean {
	return ![children, (inner as { __html?: unknown } | undefined)?.__html].some((text) => typeof text === "string" && text.startsWith("\n"));
}
