import { Component, createContext, forwardRef, lazy, memo, type ReactElement, type ReactNode, useContext, useId, useState } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { HeadElement } from "./head-element.js";
import { createHeadRoot, createHeadTree } from "./head-tree.js";
import { useLocation } from "./location.js";
import type { HeadProps } from "./page-types.js";

const Plain = ({ text }: { text: string }) => <title>{text}</title>;
const Memo = memo(Plain);
const Ref = forwardRef<unknown, { text: string }>(({ text }, _ref) => <Plain text={text} />);
class Class extends Component<{ text: string }> {
	override render() {
		return <Plain text={this.props.text} />;
	}
}
class ArrowClass extends Component<{ text: string }> {
	override render = () => <title>{this.props.text}</title>;
}
const Many = () => ["x", "y"].map((text) => <title key={text}>{text}</title>) as ReactNode;
const Theme = createContext("none");
function ThemedHead() {
	const theme = useContext(Theme);
	const [count] = useState(1);
	return (
		<>
			<title id={useId() && "t"}>{`${theme} ${count}`}</title>
			<Theme.Consumer>{(value) => <meta name="theme" content={value} />}</Theme.Consumer>
		</>
	);
}
const Pixel = () => <img src="/p?a=1&b=2" alt='"' />;
const Group = ({ children }: { children: ReactNode }) => <>{children}</>;
const Name = createContext("");
function NamedHead(props: HeadProps) {
	return <title>{JSON.stringify({ ...props, search: useLocation().search, name: useContext(Name) })}</title>;
}

function elementsOf(tree: ReactElement): HeadElement[] {
	const found: HeadElement[] = [];
	const html = renderToString(
		createHeadTree(tree, ({ element }) => {
			found.push(element);
			return null;
		}),
	);
	expect(html).toBe("");
	return found;
}

function titlesOf(tree: ReactElement): (string | null)[] {
	return elementsOf(tree).map((element) => element.content);
}

afterEach(() => vi.restoreAllMocks());

describe("createHeadTree", () => {
	it("9.13.5 takes the valid elements in order, with HTML's attribute names (SPEC 5.2.4)", () => {
		const found = elementsOf(
			<>
				<html lang="en" className="dark" />
				<meta charSet="utf-8" />
				<meta httpEquiv="refresh" content="1" />
				<link rel="alternate" hrefLang="de" crossOrigin="anonymous" href="/de/" />
				<script async src="/a.js" noModule={false} onLoad={() => {}} />
				<title>
					{"Page "}
					{2}
				</title>
				<style>{"a > b {}"}</style>
				<base href="/x/" />
				<body data-flag={true} style={{ marginTop: 4, lineHeight: 2 }} />
			</>,
		);
		expect(found).toEqual([
			{ tag: "html", attributes: { lang: "en", class: "dark" }, content: null },
			{ tag: "meta", attributes: { charset: "utf-8" }, content: null },
			{ tag: "meta", attributes: { "http-equiv": "refresh", content: "1" }, content: null },
			{ tag: "link", attributes: { rel: "alternate", hreflang: "de", crossorigin: "anonymous", href: "/de/" }, content: null },
			{ tag: "script", attributes: { async: "", src: "/a.js" }, content: "" },
			{ tag: "title", attributes: {}, content: "Page 2" },
			{ tag: "style", attributes: {}, content: "a > b {}" },
			{ tag: "base", attributes: { href: "/x/" }, content: null },
			{ tag: "body", attributes: { "data-flag": "true", style: "margin-top:4px;line-height:2" }, content: null },
		]);
	});

	it("drops other elements with a warning and keeps what is below them (SPEC 5.2.4–5)", () => {
		const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
		const found = titlesOf(
			<div>
				text
				<section>
					<title>deep</title>
				</section>
			</div>,
		);
		expect(found).toEqual(["deep"]);
		expect(warn.mock.calls.map(([text]) => text)).toEqual([
			expect.stringContaining("<div> is not a valid element in Head"),
			expect.stringContaining("link, meta, style, title, base, noscript, script, html, body"),
		]);
	});

	it("looks into what html and body hold", () => {
		expect(
			elementsOf(
				<html lang="en">
					<body className="a">
						<title>in</title>
					</body>
				</html>,
			).map(({ tag }) => tag),
		).toEqual(["html", "body", "title"]);
	});

	it("follows functions, memo, forwardRef, lazy, classes, fragments and lists", () => {
		const found = titlesOf(
			<>
				<Plain text="1" />
				<Memo text="2" />
				<Ref text="3" />
				<Class text="4" />
				<ArrowClass text="5" />
				{new Set([<Plain key="6" text="6" />])}
				<Many />
				{false}
				{null}
			</>,
		);
		expect(found).toEqual(["1", "2", "3", "4", "5", "6", "x", "y"]);
	});

	it("follows a lazy component that is there", async () => {
		const Lazy = lazy(async () => ({ default: () => <title>lazy</title> }));
		try {
			titlesOf(<Lazy />);
		} catch {
			// It suspends the first time.
		}
		await new Promise((resolve) => setTimeout(resolve));
		expect(titlesOf(<Lazy />)).toEqual(["lazy"]);
	});

	it("runs hooks and contexts as in any tree (SPEC 5.2.11–12)", () => {
		const found = elementsOf(
			<Theme.Provider value="dark">
				<ThemedHead />
			</Theme.Provider>,
		);
		expect(found.map(({ content, attributes }) => content ?? attributes.content)).toEqual(["dark 1", "dark"]);
	});

	it("keeps the markup in noscript (SPEC 5.2.16, 8.34)", () => {
		const [element] = elementsOf(
			<noscript>
				<link rel="stylesheet" href="/n.css" />
				<p className="a">
					{"<b>"}
					<Pixel />
				</p>
			</noscript>,
		);
		expect(element?.content).toBe('<link rel="stylesheet" href="/n.css"><p class="a">&lt;b&gt;<img src="/p?a=1&amp;b=2" alt="&quot;"></p>');
	});

	it("writes nothing about missing keys", () => {
		const error = vi.spyOn(console, "error").mockImplementation(() => {});
		elementsOf(
			<Group>
				<title>a</title>
				<meta name="b" />
			</Group>,
		);
		expect(error).not.toHaveBeenCalled();
	});
});

describe("createHeadRoot", () => {
	it("gives Head its props and location, within wrapRootElement (SPEC 5.2.2, 5.2.11)", () => {
		const seen: unknown[] = [];
		const location = { pathname: "/a/", search: "?q=1", hash: "" };
		const props = { path: "/a/", uri: "/a", location, params: { id: "1" }, pageContext: { c: 1 }, serverData: 2, id: "1" } as never;
		const wrapRootElement = ({ element }: { element: ReactElement }) => <Name.Provider value="root">{element}</Name.Provider>;
		renderToString(
			createHeadTree(
				createHeadRoot(NamedHead, { props, location }, { wrapRootElement }),
				({ element }) => seen.push(element.content) && null,
			),
		);
		const headProps = { location: { pathname: "/a/" }, params: { id: "1" }, data: {}, serverData: 2, pageContext: { c: 1 } };
		expect(seen).toEqual([JSON.stringify({ ...headProps, search: "?q=1", name: "root" })]);
	});
});
