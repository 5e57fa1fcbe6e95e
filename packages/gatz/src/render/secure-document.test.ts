import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { secureDocument } from "./secure-document.js";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function secure(before: string, page: string, after: string, nonce: string | null = null) {
	const written = { html: before + page + after, pageStart: before.length, pageEnd: before.length + page.length };
	return secureDocument(written, nonce, []);
}

const BEFORE =
	'<head><script type="module" data-a="1 > 0">one()</script><style>a>b{}</style><script type="application/ld+json">{}</script>' +
	'<script async="" src="https://x.example/a;b.js?c=1&amp;d"></script><script src="/own.js"></script>' +
	'<link rel="stylesheet" href="//y.example/y.css"/><link rel="icon" href="https://z.example/i.png"/></head><div>';
const PAGE = "<script>evil()</script><style>\r\np{}</style><style></style>";
const AFTER = "</div><script>two('<style>')</script>";

it("names hashes and addresses of what stands around the page, and hashes of the page's styles", () => {
	const { html, sources } = secure(BEFORE, PAGE, AFTER);
	expect(html).toBe(BEFORE + PAGE + AFTER);
	expect(sources).toEqual({
		scripts: [hash("one()"), "https://x.example/a%3Bb.js", hash("two('<style>')")],
		styles: [hash("a>b{}"), "y.example/y.css", hash("\np{}")],
	});
});

it("gives a nonce to the same elements, in the place of another one", () => {
	const { html, sources } = secure(`<script nonce="old" id="a">1</script>${BEFORE}`, PAGE, AFTER, "n1");
	expect(sources).toEqual({ scripts: ["'nonce-n1'"], styles: ["'nonce-n1'", hash("\np{}")] });
	expect(html).toContain('<script nonce="n1" id="a">1</script>');
	expect(html).toContain('<script nonce="n1" type="module" data-a="1 > 0">one()</script><style nonce="n1">a>b{}</style>');
	expect(html).toContain('<link nonce="n1" rel="stylesheet" href="//y.example/y.css"/><link rel="icon"');
	expect(html).toContain(PAGE);
	expect(html).toContain(`<script nonce="n1">two('<style>')</script>`);
});

it("names what the browser will insert for Script components", () => {
	const components = [{ children: "three()" }, { src: "https://s.example/s.js" }, { dangerouslySetInnerHTML: { __html: "four()" } }];
	const { sources, carried } = secureDocument({ html: "", pageStart: 0, pageEnd: 0 }, null, components);
	expect(sources.scripts).toEqual([hash("three()"), "https://s.example/s.js", hash("four()")]);
	expect(carried.scripts).toEqual(sources.scripts);
});

it("knows what comes along by navigation: what Head has written", () => {
	const { sources, carried } = secure('<script data-gatsby-head="true">five()</script><style>a{}</style>', "", "");
	expect(carried).toEqual({ scripts: [hash("five()")], styles: [] });
	expect(sources).toEqual({ scripts: [hash("five()")], styles: [hash("a{}")] });
});
