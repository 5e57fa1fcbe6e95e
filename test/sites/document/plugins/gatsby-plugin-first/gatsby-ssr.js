const React = require("react");

// As plugins do: kept from wrapRootElement to onRenderBody, for all requests of a path.
const rendersByPath = new Map();

exports.wrapRootElement = ({ element, pathname }) => {
	rendersByPath.set(pathname, { notes: [] });
	global.currentRender = rendersByPath.get(pathname);
	return element;
};

exports.onRenderBody = (
	{ pathname, pathPrefix, bodyHtml, scripts, styles, loadPageDataSync, ...set },
	{ color },
) => {
	const { notes } = rendersByPath.get(pathname) ?? { notes: ["none"] };
	rendersByPath.delete(pathname);
	if (pathname === "/broken/") throw new Error("No luck");
	const told = {
		pathname,
		pathPrefix,
		hasBody: bodyHtml.includes("<main>"),
		scripts: scripts.map(({ name }) => name.replace(/-[\w-]{8}\./, ".")),
		styles: styles.length,
		page: loadPageDataSync(pathname).path,
		other: loadPageDataSync("/elsewhere/"),
		notes,
	};
	set.setHeadComponents([
		React.createElement("script", { key: "first", nonce: "of-a-plugin", dangerouslySetInnerHTML: { __html: "window.first = 1 < 2;" } }),
		React.createElement("script", { key: "told", id: "told", type: "application/json", dangerouslySetInnerHTML: { __html: JSON.stringify(told) } }),
		React.createElement("style", { key: "style", dangerouslySetInnerHTML: { __html: `body > p{color:${color}}` } }),
		React.createElement("meta", { key: "meta", name: "from", content: "first" }),
	]);
	set.setHtmlAttributes({ lang: "en", className: "first", style: { color: "red", margin: 1 } });
	set.setBodyAttributes({ "data-first": "yes", className: "first" });
	set.setPreBodyComponents([React.createElement("p", { key: "pre" }, "before")]);
	set.setPostBodyComponents([React.createElement("p", { key: "post" }, "after")]);
	set.setBodyProps({ deep: { first: 1, both: "first" } });
};
