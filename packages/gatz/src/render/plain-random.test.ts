// biome-ignore-all lint/correctness/noComponentHookFactories: each version of React has its own components.
// biome-ignore-all lint/correctness/useHookAtTopLevel: a component that renders once may choose its hooks.
import type { Context, ElementType, ReactElement, ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { loadProductionReact, type ProductionReact } from "../../../../test/support/production-react.js";
import { createPlainRenderer } from "./plain-html.js";

/** Trees for each React. `PLAIN_TREES=200000` looks longer. */
const TREES = Number(process.env.PLAIN_TREES ?? 2000);

type Random = <Item>(items: readonly Item[]) => Item;

/** The same choices for the same seed. */
function createRandom(seed: number): Random {
	let state = seed;
	return (items) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length] as (typeof items)[number];
	};
}

const LONG = "x".repeat(100);
const TEXTS = ["", "a", " b ", "\nc", "<i>", "&amp;", `"'`, "é€😀", "\ud800", `${LONG}<`, `<${LONG}&`, LONG];
const VALUES = [...TEXTS, 0, -0, 1, 2.5, -1, Number.NaN, 1e21, true, false, null, undefined];
const ODD_VALUES = [
	() => "a",
	Symbol("a"),
	1n,
	{},
	[],
	["a", 1],
	new Date(0),
	{ toString: () => "a" },
	Promise.resolve("a"),
	new Set(["a"]),
];
const TAGS =
	"div span p a section h1 ul li table tbody tr td th button label br hr wbr col img picture source pre code time details svg path g rect".split(
		" ",
	);
const ODD_TAGS = "input select option textarea form title style script link meta html head body my-element iframe Listing listing".split(
	" ",
);
const NAMES =
	"className id title href src style tabIndex htmlFor role lang dir colSpan rowSpan start span hidden disabled open reversed loading srcSet data-a aria-b data-c.d rel target type width viewBox d fill strokeWidth focusable draggable dateTime cite onClick ref suppressHydrationWarning".split(
		" ",
	);
const ODD_NAMES =
	"name value defaultValue is on ON inert key contentEditable spellCheck autoFocus itemScope download crossOrigin xlinkHref formAction action innerHTML unknown data-\u00e9 aria- data-x:y onlyText".split(
		" ",
	);
const ADDRESSES = ["/a", "#", "javascript:void 0", " JAVA\tscript:a", "jobs/", "data:a", "https://a.b/?c=d&e='"];
const PROPERTIES = "color width marginTop opacity zIndex flex lineHeight gridRow WebkitTransition msTransform --a --B-c top".split(" ");
const ODD_PROPERTIES = "scale aspectRatio WebkitFlex msFlex scrollMarginTop a-b '<' 0 --a;b".split(" ");

type Contexts = readonly Context<unknown>[];

/** Makes random trees: most of it is plain, some of it is not. */
function createTrees(react: ProductionReact["react"], contexts: Contexts, random: Random) {
	const { createElement: h } = react;
	const rarity = random([20, 60, 200]);
	const isOdd = () => random(SEEDS) % rarity === 0;

	function list<Item>(make: () => Item): Item[] {
		return Array.from({ length: random([0, 1, 1, 2, 3, 4]) }, make);
	}

	const value = (): unknown => random(isOdd() ? ODD_VALUES : VALUES);

	function style(): unknown {
		if (isOdd()) return value();
		return Object.fromEntries(list(() => [random(isOdd() ? ODD_PROPERTIES : PROPERTIES), value()]));
	}

	/** Of the kind that a name mostly has, so that most are plain. */
	function attribute(name: string): unknown {
		// createElement itself refuses the odd ones.
		if (name === "key") return random(TEXTS);
		if (isOdd()) return value();
		if (name === "style") return style();
		if (name === "href" || name === "src") return random(ADDRESSES);
		if (/^(?:hidden|disabled|open|reversed)$/.test(name)) return random([true, false]);
		if (/^(?:start|span|rowSpan|width)$/.test(name)) return random([1, 2, 30]);
		if (name === "loading") return "lazy";
		if (name === "ref") return null;
		return random(TEXTS);
	}

	function host(depth: number): ReactElement {
		const tag = isOdd() ? random(ODD_TAGS) : random(TAGS);
		const names = list(() => (isOdd() ? random(ODD_NAMES) : random(NAMES)));
		const props = Object.fromEntries(names.map((name) => [name, attribute(name)]));
		if (tag === "img" && !isOdd()) props.loading = "lazy";
		if (isOdd()) props.dangerouslySetInnerHTML = { __html: value() };
		else if (random([true, false, false, false, false])) return h(tag, { ...props, dangerouslySetInnerHTML: { __html: random(TEXTS) } });
		return /^(?:br|hr|wbr|col|img|source)$/.test(tag) && !isOdd() ? h(tag, props) : h(tag, props, ...list(() => node(depth - 1)));
	}

	function useSomething(): unknown {
		const plain = [
			...contexts.map((context) => () => react.useContext(context)),
			() => react.useState(() => random(TEXTS))[0],
			() => react.useReducer((state: unknown) => state, random(VALUES))[0],
			() => react.useMemo(() => random(TEXTS), []),
			() => react.useRef(random(TEXTS)).current,
			() => react.useDeferredValue(random(TEXTS)),
			() => react.useEffect(() => {}),
		];
		const odd = [
			() => react.useId(),
			() => {
				const [count, setCount] = react.useState(0);
				if (count < 2) setCount(count + 1);
				return count;
			},
			() => {
				throw new Error("thrown");
			},
			() => {
				try {
					return react.useId();
				} catch {
					return "caught";
				}
			},
		];
		return random(isOdd() ? odd : plain)();
	}

	/** Chooses anew in each render: what it renders must depend on its props only, so the choices start from a seed of its own. */
	function component(depth: number): ElementType {
		const seed = random(SEEDS);
		return () => {
			const { useSomething, node } = createTrees(react, contexts, createRandom(seed));
			return [useSomething() as ReactNode, node(depth)];
		};
	}

	function special(depth: number): ReactNode {
		const below = () => node(depth - 1);
		const context = random(contexts);
		const plain = [
			() => h(react.Fragment, null, ...list(below)),
			() => h(react.StrictMode, null, below()),
			() => h(context.Provider, { value: random(TEXTS) }, ...list(below)),
			() => h(context.Provider, { value: random(VALUES) }, ...list(below)),
			() => h(context.Consumer, { children: (found) => [found as ReactNode, random(TEXTS)] }),
			() => h(component(depth - 1)),
			() => h(react.memo(component(depth - 1) as never)),
			() => h(react.forwardRef(component(depth - 1) as never)),
			() => h(react.memo(react.forwardRef(component(depth - 1) as never))),
		];
		const odd = [
			() => h(react.Suspense, { fallback: "wait" }, below()),
			() => h(react.lazy(async () => ({ default: () => "a" }))),
			() => h(context as never, { value: random(VALUES) } as never, below()),
			() => h(undefined as never),
			() => h(withDefaults as never, {}),
			() => h(react.memo(withDefaults)),
			() => h(Class as never),
		];
		return random<() => ReactNode>(isOdd() ? odd : plain)();
	}

	class Class extends react.Component {
		override render() {
			return "class";
		}
	}

	function node(depth: number): ReactNode {
		if (isOdd()) return value() as ReactNode;
		const leaf = () => random(VALUES) as ReactNode;
		if (depth <= 0) return leaf();
		return random([
			leaf,
			() => host(depth),
			() => host(depth),
			() => host(depth),
			() => special(depth),
			() => list(() => node(depth - 1)),
		])();
	}

	return { node, useSomething };
}

const SEEDS = Array.from({ length: 10_000 }, (_, index) => index);

const withDefaults = Object.assign(({ a }: { a?: string }) => a, { defaultProps: { a: "default" } });

describe.each([18, 19] as const)("random trees beside React %i", (version) => {
	const { react, reactDom, server } = loadProductionReact(version);
	const contexts: Contexts = [react.createContext<unknown>("first"), react.createContext<unknown>(undefined)];
	const renderPlain = createPlainRenderer(react, reactDom);

	function renderByReact(tree: ReactElement): string | Error {
		try {
			return server.renderToString(tree);
		} catch (error) {
			return error as Error;
		}
	}

	it(`gives React's bytes or null for ${TREES} trees`, () => {
		let plainTrees = 0;
		for (let seed = 0; seed < TREES; seed++) {
			const make = () => react.createElement(react.Fragment, null, createTrees(react, contexts, createRandom(seed)).node(5));
			const expected = renderByReact(make());
			const found = renderPlain(make());
			if (found === null) continue;
			if (found !== "") plainTrees++;
			expect({ seed, html: found }).toEqual({ seed, html: expected });
		}
		expect(plainTrees).toBeGreaterThan(TREES / 4);
	});
});
