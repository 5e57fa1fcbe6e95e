import * as React from "react";

const CASES = {
	object: () => ({ "X-A": "1", "x-number": 7 }),
	map: () => new Map([["x-a", "1"]]),
	headers: () => {
		const headers = new Headers({ "x-a": "1" });
		headers.append("set-cookie", "a=1");
		headers.append("set-cookie", "b=2");
		return headers;
	},
	pairs: () => [["x-a", "1"]],
	cookies: () => ({ "set-cookie": ["a=1; Path=/", "b=2"] }),
	type: () => ({ "Content-Type": "text/html; charset=x-page" }),
	cache: () => ({ "Cache-Control": "public, max-age=5" }),
	length: () => ({ "content-length": "3", "transfer-encoding": "chunked", "x-a": "1" }),
	value: () => ({ "cache-control": "public, max-age=99", "x-a": "한" }),
	newline: () => ({ "cache-control": "public, max-age=99", "x-a": "1\r\nx-evil: 1" }),
	name: () => ({ "cache-control": "public, max-age=99", "x a": "1" }),
	nested: () => ({ "x-a": { b: 1 } }),
	missing: () => ({ "x-a": undefined }),
	text: () => "x-a: 1",
};

export default function HeadersPage() {
	return React.createElement("h1", null, "Headers");
}

export async function getServerData({ query }) {
	return { headers: CASES[query.case](), props: {} };
}
