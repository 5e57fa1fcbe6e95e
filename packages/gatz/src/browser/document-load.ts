/** Has the browser load a document: the way out of whatever the router can't do. Query and hash stay. SPEC 5.7.6, 8.21. */
export function loadDocument({ location, history }: Window, url: URL, kind: "push" | "replace" | "pop"): void {
	const isHere = url.origin === location.origin && url.pathname === location.pathname && url.search === location.search;
	if (!isHere) {
		location[kind === "push" ? "assign" : "replace"](url);
		return;
	}
	// The browser would only scroll to the hash.
	if (kind !== "pop") history[`${kind}State`](history.state, "", url);
	location.reload();
}
