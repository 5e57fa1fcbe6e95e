import React, { useContext, useId } from "react";
import { useLocation } from "@reach/router";
import { Theme } from "./theme";

/** Prints what a page knows of its place. The browser keeps every text that was rendered. */
export function Facts({ title, ...props }) {
	const { location, params, path, uri } = props;
	const { pathname, search, hash } = location;
	const used = useLocation();
	const text = JSON.stringify({ location: { pathname, search, hash }, params, path, uri, same: used.pathname + used.search === pathname + search });
	if (typeof window !== "undefined") window.renderLog.push(text);
	return (
		<>
			<h1>{title}</h1>
			<pre id="facts">{text}</pre>
			<pre id="location">{JSON.stringify(location)}</pre>
			<p id="theme">{useContext(Theme)}</p>
			<p className="use-id" id={useId()}>
				useId
			</p>
		</>
	);
}
