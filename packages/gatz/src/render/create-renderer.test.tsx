import { type ComponentType, createContext, Suspense, useContext, useId, version } from "react";
import { describe, expect, it } from "vitest";
import type { DocumentAssets, DocumentStream, Renderer, RenderInput, RenderWatch } from "../universal/renderer.js";
import { createRenderer, type RendererOptions } from "./create-renderer.js";

const ASSETS: DocumentAssets = {
	bundleHash: "h4sh",
	scripts: [{ src: "/app.js", module: true }],
	preloads: ["/react.js"],
	templatePreloads: { page: ["/page.js", "/react.js"] },
	stylesheet: { href: "/site.css", css: "a{}</style><b>" },
};
const METAS =
	'<meta charSet="utf-8"/><meta http-equiv="x-ua-compatible" content="ie=edge"/>' +
	'<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no"/><meta name="generator" content="Gatsby 5.100.0"/>';
const HEAD_END =
	'<style data-href="/site.css" data-identity="gatsby-global-css">a{}<\\/style><b></style>' +
	'<link rel="modulepreload" href="/react.js"/><link rel="modulepreload" href="/page.js"/></head>';
const ANNOUNCER = /<div id="gatsby-announcer"[^>]* aria-live="assertive" aria-atomic="true"><\/div>/;

function create(options: Partial<RendererOptions> = {}) {
	return createRenderer({ templates: {}, ssrPlugins: [], assets: ASSETS, pathPrefix: "", ...options });
}

// Test pages take whatever props they like.
type AnyPage = ComponentType<never>;

function input(Page: AnyPage, more: Partial<RenderInput> & { Head?: unknown } = {}): RenderInput {
	const { Head, ...rest } = more;
	return {
		template: { default: Page, Head },
		templateName: "page",
		pagePath: "/a/",
		location: { pathname: "/a/", search: "" },
		path: "/a/",
		uri: "/a",
		params: {},
		result: { pageContext: {} },
		pageDataJson: null,
		...rest,
	};
}

function pageOf(html: string): string {
	const [, page] =
		/<div style="outline:none" tabindex="-1" id="gatsby-focus-wrapper">(.*?)<\/div><div id="gatsby-announcer"/s.exec(html) ?? [];
	return page as string;
}

function headOf(html: string): string {
	return html.slice(html.indexOf(METAS) + METAS.length, html.indexOf('<style data-href="/site.css"'));
}

/** A watch that lets pages stream, and notes what it is told. */
function createWatch(into: { errors?: unknown[]; calls?: string[]; onWaiting?: RenderWatch["onWaiting"] }): RenderWatch {
	return {
		mayStream: true,
		onWaiting(abort) {
			into.calls?.push("waiting");
			into.onWaiting?.(abort);
		},
		onSettled: () => void into.calls?.push("settled"),
		onError: (error) => void into.errors?.push(error),
	};
}

function Hello() {
	return <p>hello</p>;
}
function Props(props: object) {
	return JSON.stringify(props);
}
function Ids() {
	return <i>{useId()}</i>;
}

describe("renderDocument", () => {
	it("9.13.5 writes the document of SPEC 2.3", () => {
		const html = create().renderDocument(input(Hello, { pageDataJson: '{"path":"/a/"}' })) as string;
		expect(html.replace(ANNOUNCER, "[announcer]")).toBe(
			`<!DOCTYPE html><html><head>${METAS}${HEAD_END}<body><div id="___gatsby"><div style="outline:none" tabindex="-1" id="gatsby-focus-wrapper"><p>hello</p></div>` +
				'[announcer]</div><script id="gatsby-script-loader">/*<![CDATA[*/window.pagePath="/a/";window.pageData={"path":"/a/"};window.___webpackCompilationHash="h4sh";/*]]>*/</script>' +
				'<script id="gatsby-chunk-mapping">window.___chunkMapping={"page":["/page.js","/react.js"]};</script><script type="module" src="/app.js" async=""></script></body></html>',
		);
	});

	it("gives the page its props, each parameter too (SPEC 5.1, 8.20)", () => {
		const location = { pathname: "/item/7/", search: "?q=1" };
		const result = { data: 1, pageContext: { c: 2 }, serverData: { s: 3 } };
		const html = create().renderDocument(
			input(Props, { location, result, path: "/item/:id", uri: "/item/7", params: { id: "7" } }),
		) as string;
		expect(JSON.parse(pageOf(html).replaceAll("&quot;", '"'))).toEqual({
			id: "7",
			path: "/item/:id",
			uri: "/item/7",
			location: { ...location, hash: "" },
			params: { id: "7" },
			...result,
		});
	});

	it("escapes data and path inlined in scripts (SPEC 8.1)", () => {
		const evil = "</script><!--<script>\u2028\u2029&";
		const html = create().renderDocument(input(Hello, { pagePath: `/a/?${evil}`, pageDataJson: JSON.stringify({ evil }) })) as string;
		expect(html).not.toContain("<!--");
		expect(html).not.toMatch(/[\u2028\u2029]/);
		const [, path, data] = /window\.pagePath=(.*?);window\.pageData=(.*?);window\.___web/s.exec(html) ?? [];
		expect([JSON.parse(path as string), JSON.parse(data as string)]).toEqual([`/a/?${evil}`, { evil }]);
	});

	it("uses the assets of the request instead of the build's", () => {
		const assets = { ...ASSETS, stylesheet: null, headHtml: "<style>dev</style>", scripts: [], preloads: [], templatePreloads: {} };
		expect(create().renderDocument(input(Hello, { assets }))).toContain(`${METAS}<style>dev</style></head>`);
	});

	it("chains the wrapping hooks of plugins (SPEC 5.3.8, 5.4.5)", () => {
		const plugin = (name: string, wrap: (hook: string, element: unknown) => unknown) => ({
			name,
			options: { name },
			module: {
				wrapPageElement: ({ element }: { element: unknown }) => wrap("page", element),
				wrapRootElement: ({ element }: { element: unknown }) => wrap("root", element),
			},
		});
		const ssrPlugins = [
			plugin("one", (hook, element) => <b title={hook}>{element as never}</b>),
			plugin("two", () => undefined),
			plugin("three", (hook, element) => <u title={hook}>{element as never}</u>),
		];
		const html = create({ ssrPlugins }).renderDocument(input(Hello)) as string;
		expect(html).toContain('<div id="___gatsby"><u title="root"><b title="root"><div style="outline:none"');
		expect(pageOf(html)).toBe('<u title="page"><b title="page"><p>hello</p></b></u>');
	});
});

const Theme = createContext("none");
const ThemePlugin = {
	name: "theme",
	options: {},
	module: { wrapRootElement: ({ element }: { element: never }) => <Theme.Provider value="dark">{element}</Theme.Provider> },
};
function ThemedHead({ serverData }: { serverData: string }) {
	return (
		<>
			<html lang="en" data-theme={useContext(Theme)} />
			<title>{serverData}</title>
			<body className="x" style={{ margin: 0 }} />
			<link id="one" href="/1" />
			<div>
				<link id="one" href="/2" />
				<meta name="m" content={serverData} />
			</div>
		</>
	);
}
function EvilHead() {
	return (
		<>
			<script type="application/ld+json">{'{"a":"</script><!--<script>"}'}</script>
			<script>{'x = "</script><!--<script>"'}</script>
			<style>{'a::after{content:"</style>"}'}</style>
		</>
	);
}

describe("Head", () => {
	it("is in the document: metas first, ids over all levels, html and body attributes (SPEC 5.2.6–5.2.9, 8.34)", () => {
		const result = { pageContext: {}, serverData: '</title>"&' };
		const html = create({ ssrPlugins: [ThemePlugin] }).renderDocument(input(Hello, { Head: ThemedHead, result })) as string;
		expect(html).toContain('<!DOCTYPE html><html lang="en" data-theme="dark"><head>');
		expect(html).toContain('</head><body class="x" style="margin:0"><div id="___gatsby">');
		expect(headOf(html)).toBe(
			'<meta name="m" content="&lt;/title&gt;&quot;&amp;" data-gatsby-head="true"/>' +
				'<title data-gatsby-head="true">&lt;/title&gt;&quot;&amp;</title>' +
				'<link id="one" href="/2" data-gatsby-head="true"/>',
		);
	});

	it("escapes what stands in scripts and styles, each in its way (SPEC 8.2)", () => {
		const html = create().renderDocument(input(Hello, { Head: EvilHead })) as string;
		expect(headOf(html)).toBe(
			'<script type="application/ld+json" data-gatsby-head="true">{"a":"\\u003c/script>\\u003c!--\\u003cscript>"}</script>' +
				'<script data-gatsby-head="true">x = "<\\/script><\\!--<script>"</script>' +
				'<style data-gatsby-head="true">a::after{content:"<\\/style>"}</style>',
		);
	});

	it("must be a function (SPEC 5.2.1)", () => {
		expect(() => create().renderDocument(input(Hello, { Head: "x" }))).toThrow(
			"GATZ_HEAD_NOT_FUNCTION: The template page exports Head as string",
		);
	});
});

function Hoisting() {
	return (
		<main>
			<title>hoisted</title>
			<link rel="canonical" href="/c" />
			<img src="/i.png" alt="" />
			<meta itemProp="x" content="stays" />
		</main>
	);
}

it.runIf(Number.parseInt(version, 10) >= 19)("puts what React hoists into the head", () => {
	const html = create().renderDocument(input(Hoisting)) as string;
	expect(headOf(html)).toContain('<link rel="preload" as="image" href="/i.png"/>');
	expect(headOf(html)).toContain('<title>hoisted</title><link rel="canonical" href="/c"/>');
	expect(pageOf(html)).toBe('<main><img src="/i.png" alt=""/><meta itemProp="x" content="stays"/></main>');
});

/** A page that waits for a text, in the way that React 18 knows, too. */
function createSuspending(text: string): AnyPage {
	let arrived = "";
	const promise = Promise.resolve().then(() => {
		arrived = text;
	});
	return () => {
		if (arrived === "") throw promise;
		return <b>{arrived}</b>;
	};
}

function inBoundary(Inner: AnyPage): AnyPage {
	return () => (
		<Suspense fallback="wait">
			<Inner />
		</Suspense>
	);
}

describe("a page that suspends", () => {
	it("is waited for, inside a boundary and outside (SPEC 8.13)", async () => {
		const renderer = create();
		expect(pageOf(await renderer.renderDocument(input(inBoundary(createSuspending("later")))))).toBe("<!--$--><b>later</b><!--/$-->");
		expect(pageOf(await renderer.renderDocument(input(createSuspending("alone"))))).toBe("<b>alone</b>");
	});

	it("is not rendered at once in vain the next time, until one of its template does not wait", async () => {
		const renderer = create();
		await wait(renderer);
		expect(renderer.renderDocument(input(Hello, { templateName: "other" }))).toBeTypeOf("string");
		const hello = renderer.renderDocument(input(Hello));
		expect(hello).toBeInstanceOf(Promise);
		expect(renderer.renderDocument(input(Hello))).toBeInstanceOf(Promise);
		await hello;
		expect(renderer.renderDocument(input(Hello))).toBeTypeOf("string");
	});

	it("keeps large and non-ASCII content in place and whole (SPEC 8.14)", async () => {
		const text = "é€한😀".repeat(20_000);
		const html = await create().renderDocument(input(inBoundary(createSuspending(text))));
		expect(pageOf(html)).toBe(`<!--$--><b>${text}</b><!--/$-->`);
		expect(html).not.toContain("$RC");
	});

	it("has the ids of one that does not", async () => {
		const renderer = create();
		const direct = pageOf(renderer.renderDocument(input(Ids)) as string);
		await renderer.renderDocument(input(inBoundary(createSuspending("x"))));
		expect(pageOf(await renderer.renderDocument(input(Ids)))).toBe(direct);
	});
});

function Themed({ needsReact }: { needsReact?: boolean }) {
	const theme = useContext(Theme);
	return (
		<p>
			{theme}
			{needsReact ? <Ids /> : " page"}
		</p>
	);
}

/** Suspends until `arrive` or `fail` is called. */
function createWaiting() {
	let state: { text: string } | { error: unknown } | undefined;
	let wake = () => {};
	const promise = new Promise<void>((resolve) => {
		wake = resolve;
	});
	const settle = (to: NonNullable<typeof state>) => {
		state = to;
		wake();
	};
	const show: AnyPage = () => {
		if (!state) throw promise;
		if ("error" in state) throw state.error;
		return <b>{state.text}</b>;
	};
	return {
		Page: show,
		arrive: (text: string) => settle({ text }),
		fail: (error: unknown) => settle({ error }),
	};
}

/** Renders a page that waits for something. */
async function wait(renderer: Renderer) {
	const { Page, arrive } = createWaiting();
	await renderer.renderDocument(input(Page, { watch: createWatch({ onWaiting: () => arrive("there") }) }));
}

async function readAll(reader: AsyncIterator<Uint8Array>): Promise<string> {
	const chunks: Uint8Array[] = [];
	for (let next = await reader.next(); !next.done; next = await reader.next()) chunks.push(next.value);
	return Buffer.concat(chunks).toString();
}

async function open(Page: AnyPage, watch: RenderWatch, renderer = create()) {
	const stream = (await renderer.streamDocument({ ...input(inBoundary(Page)), watch })) as DocumentStream;
	const reader = stream[Symbol.asyncIterator]();
	return { stream, reader, shell: Buffer.from((await reader.next()).value).toString() };
}

describe("a page that streams", () => {
	it("begins with all that hydration needs, and the rest comes before the document ends", async () => {
		const { Page, arrive } = createWaiting();
		const calls: string[] = [];
		const { shell, reader } = await open(Page, createWatch({ calls }));
		expect(pageOf(shell)).toMatch(/^<!--\$\?--><template id="B:0"><\/template>wait<!--\/\$-->$/);
		expect(shell).toMatch(/window\.pagePath="\/a\/".*<script type="module" src="\/app.js" async=""><\/script>$/);
		expect(calls).toEqual(["waiting"]);
		const text = "é€한😀".repeat(20_000);
		arrive(text);
		const rest = await readAll(reader);
		expect(rest).toContain(`<div hidden id="S:0"><b>${text}</b></div><script>`);
		expect(rest).toMatch(/<\/script><\/body><\/html>$/);
		expect(calls).toEqual(["waiting", "settled"]);
	});

	it("is a text when what it waits for is there within a turn, or its watch does not let it stream", async () => {
		const renderer = create();
		const soon = input(inBoundary(createSuspending("soon")));
		expect(await renderer.streamDocument({ ...soon, watch: createWatch({}) })).toContain("<!--$--><b>soon</b>");
		const { Page: Late, arrive } = createWaiting();
		const whole = renderer.streamDocument({ ...input(inBoundary(Late)), watch: { ...createWatch({}), mayStream: false } });
		arrive("late");
		expect(await whole).toContain("<!--$--><b>late</b>");
	});

	it("tells of what fails later, and goes on without it", async () => {
		const { Page, fail } = createWaiting();
		const errors: unknown[] = [];
		const { reader } = await open(Page, createWatch({ errors }));
		fail(new Error("late"));
		expect(await readAll(reader)).toMatch(/\$RX\("B:0"/);
		expect(errors).toEqual([new Error("late")]);
	});

	it("is ended by its watch: what is waited for is left to the browser", async () => {
		const errors: unknown[] = [];
		let abort = (_reason: unknown) => {};
		const onWaiting: RenderWatch["onWaiting"] = (end) => {
			abort = end;
		};
		const { reader } = await open(createWaiting().Page, createWatch({ errors, onWaiting }));
		abort("time is up");
		expect(await readAll(reader)).toMatch(/\$RX\("B:0".*<\/body><\/html>$/s);
		expect(errors).toEqual(["time is up"]);
		const alone = create().streamDocument({ ...input(createWaiting().Page), watch: createWatch({ onWaiting: (end) => end("too late") }) });
		await expect(alone).rejects.toBe("too late");
	});

	it("is ended without an error when nobody reads on", async () => {
		const calls: string[] = [];
		const errors: unknown[] = [];
		const { stream, reader } = await open(createWaiting().Page, createWatch({ calls, errors }));
		await reader.return?.();
		expect(stream).toBeDefined();
		await expect.poll(() => calls).toEqual(["waiting", "settled"]);
		expect(errors).toEqual([]);
	});

	it("has a nonce on React's scripts", async () => {
		const { Page, arrive } = createWaiting();
		const { html } = await create().streamSecured({ ...input(inBoundary(Page)), watch: createWatch({}) }, "n0nce");
		const reader = (html as DocumentStream)[Symbol.asyncIterator]();
		arrive("later");
		const text = await readAll(reader);
		expect(text).toContain("<b>later</b>");
		expect(text.match(/<script(?! [^>]*nonce="n0nce")(?! nonce="n0nce")/g)).toBeNull();
	});
});

describe("plainPages", () => {
	const pages = [{}, {}, { params: { needsReact: "yes" } }, {}];

	it("gives the same documents, before and after a page that needs React", () => {
		const documents = [true, false].map((plainPages) => {
			const renderer = create({ ssrPlugins: [ThemePlugin], plainPages });
			return pages.map((more) => renderer.renderDocument(input(Themed, more)));
		});
		expect(documents[0]).toEqual(documents[1]);
		expect(pageOf(documents[0]?.[1] as string)).toBe("<p>dark<!-- --> page</p>");
		expect(pageOf(documents[0]?.[2] as string)).toContain("<p>dark<i>");
	});

	it("renders the first page of a template twice, and the next ones once", () => {
		const renderer = create({ plainPages: true });
		const renders = [1, 2, 3].map(() => {
			let count = 0;
			renderer.renderDocument(input(() => String(count++ < 0)));
			return count;
		});
		expect(renders).toEqual([2, 1, 1]);
	});

	it("passes on what a page throws, as React throws it", () => {
		const renderer = create({ plainPages: true });
		renderer.renderDocument(input(Hello));
		const error = new Error("e");
		expect(() => renderer.renderDocument(input(createThrowing(error)))).toThrow(error);
	});
});

function createThrowing(thrown: unknown): AnyPage {
	return () => {
		throw thrown;
	};
}

describe("a page that throws", () => {
	it.each([["text"], [undefined], [null], [{ a: 1 }], [new Error("e")]])("passes on %o (SPEC 8.5)", (thrown) => {
		let caught: unknown = "nothing";
		try {
			create().renderDocument(input(createThrowing(thrown)));
		} catch (error) {
			caught = error;
		}
		expect(caught).toBe(thrown);
	});

	it.each([["text"], [undefined], [new Error("e")]])("passes on %o when it is rendered as a stream", async (thrown) => {
		const renderer = create();
		await wait(renderer);
		await expect(
			Promise.resolve(renderer.renderDocument(input(createThrowing(thrown)))).then(
				() => "rendered",
				(error) => [error],
			),
		).resolves.toEqual([thrown]);
	});

	it("inside a boundary is told of, and the rest of the page stays (SPEC 8.13)", async () => {
		const errors: unknown[] = [];
		const renderer = create();
		const html = await renderer.renderDocument(input(inBoundary(createThrowing("inside")), { watch: createWatch({ errors }) }));
		expect(pageOf(html)).toContain("wait");
		expect(errors).toEqual(["inside"]);
		expect(renderer.renderDocument(input(Hello))).toBeTypeOf("string");
	});
});

describe("loadTemplate", () => {
	it("loads a module once, and again when it failed", async () => {
		let calls = 0;
		const load = async () => {
			calls++;
			if (calls === 1) throw new Error("first");
			return { default: Hello };
		};
		const renderer = create({ templates: { page: load } });
		await expect(renderer.loadTemplate("page")).rejects.toThrow("first");
		await expect(renderer.loadTemplate("page")).resolves.toEqual({ default: Hello });
		expect(renderer.loadTemplate("page")).toEqual({ default: Hello });
		await expect(renderer.loadTemplate("other")).rejects.toThrow('there is no template "other"');
		expect(calls).toBe(2);
	});
});
