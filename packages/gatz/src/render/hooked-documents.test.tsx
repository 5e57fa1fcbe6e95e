import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import type { DocumentAssets, RenderInput } from "../universal/renderer.js";
import { createRenderer, type RendererOptions } from "./create-renderer.js";

const ASSETS: DocumentAssets = {
	bundleHash: "h4sh",
	scripts: [{ src: "/app.js", module: true }],
	preloads: ["/react.js"],
	templatePreloads: { page: ["/page.js"] },
	stylesheet: { href: "/site.css", css: "a>b{}" },
};

const Page = () => <p>hello</p>;
const Nothing = () => null;
const Hoisting = () => [<title key="t">T</title>, <p key="p">text</p>];
const Head = () => (
	<>
		<html lang="en" className="x" style={{ color: "red", marginTop: 2 }} />
		<body hidden data-a="1" />
		<title>A & B</title>
		<meta charSet="latin1" itemProp="i" />
		<link rel="preload" as="image" href="/a.png" crossOrigin="" hrefLang="en" />
		<script async defer noModule src="/x.js" />
		<style>{"a > b {}"}</style>
		<noscript>
			<img src="/p.png" alt="" />
		</noscript>
	</>
);

const nothing = { onPreRenderHTML: () => {} };

function render(
	module: Record<string, unknown>,
	options: Partial<RendererOptions> = {},
	more: Partial<RenderInput> & { Head?: unknown } = {},
) {
	const ssrPlugins = [{ name: "plugin", module, options: {} }];
	const renderer = createRenderer({ templates: {}, ssrPlugins, assets: ASSETS, pathPrefix: "/blog", ...options });
	const { Head, ...rest } = more;
	return renderer.renderDocument({
		template: { default: Page, Head },
		templateName: "page",
		pagePath: "/a/?b",
		location: { pathname: "/blog/a/", search: "?b" },
		path: "/a/",
		uri: "/a",
		params: {},
		result: { pageContext: {} },
		pageDataJson: '{"a":"</script>"}',
		...rest,
	}) as string;
}

const withoutHooks = (more?: Partial<RenderInput> & { Head?: unknown }) => render({}, {}, more);

/** Tags with their attributes, whatever the order of both. */
const tags = (html: string) =>
	html
		.toLowerCase()
		.split(/(?=<)/)
		.map((tag) =>
			tag
				.split(/ (?=[\w-]+=)|(?=\/?>)/)
				.sort()
				.join(" "),
		)
		.sort();

describe("a document that hooks have not changed", () => {
	it("has what one without hooks has", () => {
		expect(tags(render(nothing))).toEqual(tags(withoutHooks()));
	});

	it("has Head's elements as they are without hooks", () => {
		expect(tags(render(nothing, {}, { Head }))).toEqual(tags(withoutHooks({ Head })));
	});

	it("has what React hoists in its head, and nothing of src/html hoisted", () => {
		const html = render(nothing, {}, { template: { default: Hoisting } });
		const [head, body] = html.split("</head>");
		expect(head + (body ?? "")).toContain("<title>T</title>");
		expect(html.match(/<title>/g)).toHaveLength(1);
		expect(html).toMatch(/^<!DOCTYPE html><html><head><meta charSet="utf-8"\/>/);
	});
});

const Html = ({ body, headComponents, ...props }: { body: string; headComponents: ReactNode }) => (
	<html lang="en">
		<head>{headComponents}</head>
		<body id={Object.keys(props).sort().join()}>
			<div id="___gatsby" {...{ dangerouslySetInnerHTML: { __html: body } }} />
		</body>
	</html>
);

describe("src/html", () => {
	it.each([{ default: Html }, { default: { default: Html } }])("is a component, also of CommonJS: %o", (html) => {
		const document = render({}, { html });
		expect(document).toContain(
			'<body id="bodyAttributes,htmlAttributes,path,postBodyComponents,preBodyComponents"><div id="___gatsby"><div style=',
		);
	});
});

it("tells whose hook has failed", () => {
	const onRenderBody = () => {
		throw "no luck";
	};
	expect(() => render({ onRenderBody })).toThrow("no luck (from plugin: plugin)");
});

it("tells hooks and wrapRootElement the same path, so that they find again what they have kept (SPEC 5.4.5, 5.4.8)", () => {
	const paths: unknown[] = [];
	const note = ({ pathname, element }: { pathname?: string; element?: ReactNode }) => {
		paths.push(pathname);
		return element;
	};
	render({ wrapRootElement: note, replaceRenderer: note, onRenderBody: note, onPreRenderHTML: note }, {}, { Head: Nothing });
	expect(paths).toEqual(["/a/?b", "/a/?b", "/a/?b", undefined, "/a/?b"]);
});

/** What the pages have left, as Helmet does. */
const kept: string[] = [];
const Noting = ({ path }: { path: string }) => {
	kept.push(path);
	if (path === "/bad/") throw new Error("bad");
	return path;
};

it("leaves nothing of a page that failed to the next one", () => {
	const onRenderBody = ({ setHeadComponents }: { setHeadComponents(list: ReactNode[]): void }) =>
		setHeadComponents([<meta key="kept" name="kept" content={kept.splice(0).join()} />]);
	const template = { template: { default: Noting } };
	const ssrPlugins = [{ name: "plugin", module: { onRenderBody }, options: {} }];
	const renderer = createRenderer({ templates: {}, ssrPlugins, assets: ASSETS, pathPrefix: "" });
	const input = (path: string): RenderInput => ({
		...template,
		templateName: "page",
		pagePath: path,
		location: { pathname: path, search: "" },
		path,
		uri: path,
		params: {},
		result: { pageContext: {} },
		pageDataJson: null,
	});
	expect(() => renderer.renderDocument(input("/bad/"))).toThrow("bad");
	expect(renderer.renderDocument(input("/good/"))).toContain('<meta name="kept" content="/good/"/>');
});
