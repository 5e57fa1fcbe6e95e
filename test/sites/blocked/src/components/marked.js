import React from "react";
import { Link } from "gatsby";

/** Says which page this is, and leads to all others. */
export function Marked({ marker, title, children }) {
	return (
		<>
			<h1 id="marker">{marker}</h1>
			<p id="title">{title}</p>
			<Link to="/" id="to-index">
				Index
			</Link>
			<Link to="/page-2/" id="to-page-2">
				Page 2
			</Link>
			<Link to="/page-3/" id="to-404">
				No page
			</Link>
			{children}
		</>
	);
}
