import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Link } from "./link.js";
import { LocationProvider } from "./location.js";

afterEach(() => vi.unstubAllGlobals());

function render(link: ReactElement, pathname = "/here/", search = ""): string {
	return renderToString(<LocationProvider location={{ pathname, search, hash: "" }}>{link}</LocationProvider>);
}

describe("Link", () => {
	it("passes on what belongs to an anchor, and nothing else", () => {
		const link = (
			<Link
				to="/a"
				state={{ x: 1 }}
				replace
				partiallyActive
				activeClassName="on"
				activeStyle={{ color: "red" }}
				title="t"
				className="c"
				style={{ top: 0 }}
			>
				A
			</Link>
		);
		expect(render(link)).toBe('<a title="t" class="c" style="top:0" href="/a">A</a>');
	});

	it.each([
		["https://a.b/", '<a href="https://a.b/">x</a>'],
		["mailto:a@b", '<a href="mailto:a@b">x</a>'],
		["//a.b/x", '<a href="//a.b/x">x</a>'],
		["javascript:alert(1)", "<a>x</a>"],
		[" java\nscript:alert(1)", "<a>x</a>"],
		["data:text/html,x", "<a>x</a>"],
		["#part", '<a aria-current="page" href="#part">x</a>'],
		["?q=1", '<a aria-current="page" href="/here/?q=1">x</a>'],
		["../b", '<a href="/b">x</a>'],
	])("to=%s", (to, html) => {
		expect(render(<Link to={to}>x</Link>)).toBe(html);
	});

	it.each([
		["/blog", "/blog/", true],
		["/blog/", "/blog", true],
		["/blog?q=1#h", "/blog/", true],
		["/caf\u00e9/", "/caf%C3%A9/", true],
		["/blog", "/blog/post/", false],
		["/blog", "/blogtest/", false],
		["/", "/blog/", false],
	])("%s on %s is current: %s (SPEC 5.5.6, 8.37)", (to, pathname, isCurrent) => {
		const html = render(<Link to={to} className="a" activeClassName="on" activeStyle={{ top: 0 }} />, pathname, "?other");
		expect(html.includes('aria-current="page"')).toBe(isCurrent);
		expect(html.includes('class="a on"')).toBe(isCurrent);
		expect(html.includes('style="top:0"')).toBe(isCurrent);
	});

	it.each([
		["/blog", "/blog/post/", true],
		["/blog", "/blogtest/", false],
		["/blog/post", "/blog/", false],
	])("%s on %s is partially current: %s (SPEC 8.37)", (to, pathname, isActive) => {
		const html = render(<Link to={to} partiallyActive activeClassName="on" />, pathname);
		expect(html.includes('class="on"')).toBe(isActive);
		expect(html).not.toContain("aria-current");
	});

	it("has no empty class when it is current (SPEC 5.5.7)", () => {
		expect(render(<Link to="/here/" />)).toBe('<a aria-current="page" href="/here/"></a>');
	});

	it("asks getProps (SPEC 5.5.10)", () => {
		const getProps = vi.fn(() => ({ className: "got" }));
		const html = render(<Link to="/here/?a" className="own" activeClassName="on" getProps={getProps} />);
		expect(html).toBe('<a aria-current="page" class="got" href="/here/?a"></a>');
		expect(getProps).toHaveBeenCalledWith({
			isCurrent: true,
			isPartiallyCurrent: true,
			href: "/here/?a",
			location: { pathname: "/here/", search: "", hash: "" },
		});
	});

	it("leaves aria-current to whoever sets it, as Gatsby does", () => {
		const none = { "aria-current": undefined };
		expect(render(<Link to="/here/" {...none} />)).toBe('<a href="/here/"></a>');
		expect(render(<Link to="/here/" aria-current="step" />)).toBe('<a aria-current="step" href="/here/"></a>');
	});

	it("works outside of a page", () => {
		expect(renderToString(<Link to="a">x</Link>)).toBe('<a href="/a">x</a>');
	});
});
