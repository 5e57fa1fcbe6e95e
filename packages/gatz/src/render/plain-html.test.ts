// biome-ignore-all lint/correctness/noComponentHookFactories: each version of React has its own components.
import type { ReactElement, ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { loadProductionReact } from "../../../../test/support/production-react.js";
import { createPlainRenderer } from "./plain-html.js";

describe.each([18, 19] as const)("renderPlain beside React %i", (version) => {
	const { react, reactDom, server } = loadProductionReact(version);
	const { createElement: h, Fragment } = react;
	const renderPlain = createPlainRenderer(react, reactDom);
	const Theme = react.createContext("none");
	const Reader = () => react.useContext(Theme);
	const component = (render: () => unknown): ReactElement => h(render as () => ReactNode);
	/** Props that the types of this React refuse. */
	const odd = (props: object): object => props;

	const plain = (element: ReactElement) => expect(renderPlain(element)).toBe(server.renderToString(element));
	const notPlain = (element: ReactElement) => expect(renderPlain(element)).toBeNull();

	it("is beside the React that it names", () => expect(react.version.startsWith(`${version}.`)).toBe(true));

	it.each<[string, ReactNode]>([
		["texts in a row", ["a", "b", 1, "", "c", null, true, undefined, [["d"], "e"]]],
		["empty texts", ["", "", "a", ""]],
		["numbers", [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY]],
		["text around elements", ["a", h("b", null, "c"), "d", h("br"), "e", "f"]],
		["text through fragments", ["a", h(Fragment, null, "b", h(Fragment, null, "c")), "d"]],
		["text through components", ["a", component(() => "b"), component(() => null), component(() => ["c", "d"])]],
		["what needs escaping", `<a href="x">&amp; 'it'</a>${"long ".repeat(20)}<&>"'`],
		["what is not ASCII", "é€한😀\u2028"],
		["StrictMode and Profiler", [h(react.StrictMode, null, "a"), h(react.Profiler, { id: "p", onRender() {} }, "b")]],
		["void elements", [h("hr"), h("br", { className: "x" }), h("img", { src: "/a.png", alt: "", loading: "lazy" })]],
		["a pre", h("pre", null, "a\nb")],
		["raw HTML", h("div", { dangerouslySetInnerHTML: { __html: "<b>&</b>" } })],
		["an icon", h("svg", { viewBox: "0 0 1 1", focusable: false }, h("path", { d: "M0 0", strokeWidth: 2, fillRule: "evenodd" }))],
	])("renders %s", (_, children) => plain(h("div", null, children)));

	it.each<[string, object]>([
		["class, id, title", { className: `a "b"`, id: "i", title: "<t>" }],
		["renamed ones", { htmlFor: "x", tabIndex: -1, colSpan: 2, rowSpan: 2 }],
		["none for null and undefined", { className: undefined, id: null, style: null, dangerouslySetInnerHTML: null }],
		["data and aria", { "data-a": true, "data-b": false, "data-c-d": 0, "aria-label": "'", "aria-hidden": "true" }],
		["flags", { hidden: true, disabled: false }],
		["handlers", { onClick() {}, onFocus: "no function" }],
		["links", { href: "/a?b=1&c=2", target: "_blank", rel: "noopener" }],
		["what React keeps to itself", { suppressHydrationWarning: true, ref: () => {} }],
		["styles", { style: { color: " red ", marginTop: 1, opacity: 0.5, top: 0, zIndex: -1, "--a": 3, WebkitTransition: "x", msFlex: "y" } }],
		["styles that say nothing", { style: { color: null, top: "", left: true } }],
		["styles that need escaping", { style: { backgroundImage: `url("a'b")`, "--b": "<" } }],
	])("writes attributes: %s", (_, props) => plain(h("label", odd({ ...props, children: "x" }))));

	it.each<[string, string, object]>([
		["an unknown attribute", "p", { inert: true }],
		["a value of another type", "p", { className: true }],
		["an empty address", "a", { href: "" }],
		["an address that could be code", "a", { href: " j\nava\tscript:alert(1)" }],
		["a style that is no object", "p", { style: "a:b" }],
		["a number of an unknown unit", "p", { style: { scrollMarginLeft: 1 } }],
		["a number whose unit changed between versions", "p", { style: { scale: 2 } }],
		["an object in a style", "p", { style: { color: {} } }],
		["children of a void element", "br", { children: "a" }],
		["raw HTML beside children", "p", { children: "a", dangerouslySetInnerHTML: { __html: "b" } }],
		["raw HTML that is no text", "p", { dangerouslySetInnerHTML: { __html: 1 } }],
		["an image that loads at once", "img", { src: "/a.png" }],
		["a first line break in a pre", "pre", { children: "\na" }],
		["a title", "title", { children: "a" }],
		["the name of a button, which React writes last", "button", { name: "a", type: "button" }],
		["a form field", "input", { value: "a" }],
		["a custom element", "my-element", {}],
		["`is`", "p", { is: "my-element" }],
		["a name with a space", "p", { "data-a b": 1 }],
		["a function as a child", "p", { children: () => "a" }],
		["an iterable", "p", { children: new Set(["a"]) }],
		["a bigint", "p", { children: 1n }],
		["an object", "p", { children: {} }],
		["a promise", "p", { children: Promise.resolve("a") }],
	])("leaves to React: %s", (_, type, props) => notPlain(h(type, odd(props))));

	it("leaves to React: classes, lazy components, boundaries, ids, promises, unknown types", () => {
		class Page extends react.Component {
			override render() {
				return "a";
			}
		}
		notPlain(h(Page));
		notPlain(h(react.lazy(async () => ({ default: Reader }))));
		notPlain(h(react.Suspense, null, "a"));
		notPlain(component(() => react.useId()));
		notPlain(component(() => Promise.resolve("a")));
		notPlain(h(undefined as never));
		notPlain(h(Symbol.for("react.activity") as never));
	});

	it("answers hooks as a server does", () => {
		const Page = () => {
			const [state, setState] = react.useState(() => "state");
			const [reduced] = react.useReducer(
				(state: string) => state,
				"a",
				(initial) => `${initial}b`,
			);
			const [isPending] = react.useTransition();
			const reference = react.useRef("ref");
			react.useEffect(() => setState("no"));
			react.useLayoutEffect(() => setState("no"));
			react.useImperativeHandle(undefined, () => "no");
			react.useDebugValue("no");
			const stored = react.useSyncExternalStore(
				() => () => {},
				() => "no",
				() => "server",
			);
			const made = react.useCallback((a: string) => a, [])(react.useMemo(() => "memo", []));
			return [state, reduced, String(isPending), reference.current, stored, made, react.useDeferredValue("deferred")].join();
		};
		plain(h(Page));
		expect(renderPlain(h(Page))).toBe("state,ab,false,ref,server,memo,deferred");
	});

	it("reads contexts, also through memo and forwardRef", () => {
		const Forwarding = react.forwardRef<unknown, { a?: string }>((props, ref) => [
			JSON.stringify(props),
			String(ref),
			h(Reader, { key: 1 }),
		]);
		const Memoised = react.memo(Forwarding);
		const tree = h(
			"main",
			null,
			h(
				Theme.Provider,
				{ value: "dark" },
				h(Reader),
				h(Theme.Provider, { value: "light" }, h(Memoised, { a: "b" })),
				h(Memoised, { ref: null }),
			),
			h(Reader),
			h(Theme.Consumer, { children: (theme) => h("i", null, theme) }),
		);
		plain(tree);
		expect(renderPlain(tree)).toContain("dark");
	});

	it("gives function components the second argument that React gives", () => {
		plain(component((...args: unknown[]) => JSON.stringify(args)));
	});

	it("applies default props where React does", () => {
		const Page = Object.assign(({ a }: { a?: string }) => a ?? "none", { defaultProps: { a: "default" } });
		plain(h(Page));
		if (version === 18) notPlain(h(react.memo(Page)));
		else plain(h(react.memo(Page)));
	});

	it.runIf(version === 18)("leaves to React: the oldest kind of context", () => {
		notPlain(h(Object.assign((_: object, context?: object) => JSON.stringify(context), { contextTypes: { a() {} } })));
	});

	it.each<[string, () => unknown]>([
		["an update while it renders", () => react.useState(0)[1](1)],
		["a hook that is not known", () => react.useId()],
		["a store without a server's value", () => react.useSyncExternalStore(() => () => {}, String)],
		["a transition", () => react.useTransition()[1](() => {})],
	])("is not misled by a component that catches the refusal of %s", (_, hook) => {
		const Page = () => {
			try {
				hook();
			} catch {}
			return "a";
		};
		notPlain(h("p", null, h(Page)));
		plain(h("p", null, "b"));
	});

	it.runIf(version === 19)("leaves to React what calls react-dom while it renders", () => {
		const Page = () => {
			try {
				reactDom.preload("/a.css", { as: "style" });
			} catch {}
			return "a";
		};
		notPlain(h(Page));
		expect(server.renderToString(h(Page))).toContain('rel="preload"');
	});

	it("refuses hooks in a consumer's function, as React", () => {
		const tree = h(Theme.Consumer, { children: () => react.useContext(Theme) });
		notPlain(tree);
		expect(() => server.renderToString(tree)).toThrow();
	});

	it("nests: in itself, around React and inside of it", () => {
		const inner = h(Theme.Provider, { value: "inner" }, h(Reader));
		const Page = () => {
			const theme = react.useContext(Theme);
			expect(renderPlain(inner)).toBeNull();
			return [theme, server.renderToString(h("b", null, h(Reader), inner)), react.useContext(Theme)].join();
		};
		const tree = h(Theme.Provider, { value: "outer" }, h(Page));
		expect(renderPlain(tree)).toBe("outer,&lt;b&gt;none<!-- -->inner&lt;/b&gt;,outer".replace("<!-- -->", "&lt;!-- --&gt;"));
		expect(server.renderToString(h(() => String(renderPlain(inner))))).toBe("null");
	});

	it("leaves nothing behind when something is thrown", () => {
		let update = (_: number): void => {};
		const Keeping = () => {
			update = react.useState(0)[1];
			return "a";
		};
		const Throwing = () => {
			throw new Error("thrown");
		};
		notPlain(h(Theme.Provider, { value: "dark" }, "before", h(Keeping), h(Throwing)));
		update(1);
		expect(() => react.useState(0)).toThrow();
		plain(h(Reader));
		expect(renderPlain(h(Reader))).toBe("none");
	});

	it("never shows a context's value of another page that threw in React", () => {
		const Throwing = () => {
			throw new Error("thrown");
		};
		expect(() => server.renderToString(h(Theme.Provider, { value: "secret" }, h(Throwing)))).toThrow("thrown");
		expect(renderPlain(h(Reader)) ?? "none").toBe("none");
	});

	it("renders nothing when React's internals are elsewhere", () => {
		expect(createPlainRenderer({}, {})(h("p"))).toBeNull();
	});
});
