import React, { useEffect, useState } from "react";
import { Link } from "gatsby";

function useHookLog({ pathname }) {
	const last = typeof window === "undefined" ? undefined : window.hookLog.at(-1);
	// A page may be rendered again; what counts is that it was.
	if (last && last[0] === "onPreRouteUpdate") window.hookLog.push(["render", pathname]);
}

/** Around every page: where it is, and a link that a test may ask for. */
export function Layout({ path, location, children }) {
	useHookLog(location);
	const [link, setLink] = useState(null);
	useEffect(() => {
		window.showLink = setLink;
	}, []);
	return (
		<div className="layout" data-path={path}>
			{link && (
				<Link id="link" {...link}>
					A link
				</Link>
			)}
			<main>{children}</main>
		</div>
	);
}
