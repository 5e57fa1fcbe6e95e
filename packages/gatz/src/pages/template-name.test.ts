import { expect, it } from "vitest";
import { templateName } from "./template-name.js";

it.each([
	["src/pages/index.js", "component---src-pages-index-js"],
	["src/pages/404.js", "component---src-pages-404-js"],
	["src/pages/ssr/item/[id].js", "component---src-pages-ssr-item-[id]-js"],
	["src/pages/prefix-[id].tsx", "component---src-pages-prefix-[id]-tsx"],
	["src/pages/foo/[...slug].js", "component---src-pages-foo-[...slug]-js"],
	["src/templates/BlogPost.tsx", "component---src-templates-blog-post-tsx"],
	["src/templates/XMLFeed2.js", "component---src-templates-xml-feed-2-js"],
	["src/pages/안녕.js", "component---src-pages-안녕-js"],
	["../theme/src/post.js", "component---theme-src-post-js"],
])("9.13.9 %s is %s (SPEC 2.4.1)", (file, name) => {
	expect(templateName(`/home/site/${file}`, "/home/site")).toBe(name);
});

it("9.13.9 cuts a long name and keeps it unique (SPEC 2.4.3)", () => {
	const [a, b] = ["a", "b"].map((end) => templateName(`/site/${"long/".repeat(60)}${end}.js`, "/site"));
	expect(a).toHaveLength(215);
	expect(a).not.toBe(b);
});
