import React from "react";
import { Link } from "gatsby";

const title = require("../title");

export default function Index() {
	return (
		<main>
			<h1>{title}</h1>
			<Link to="/ssr/mixed/">mixed</Link>
			<Link to="/made/">made</Link>
		</main>
	);
}
export const Head = () => <title>{title}</title>;
