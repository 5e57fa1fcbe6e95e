import React, { useContext, useId, useState } from "react";
import { graphql } from "gatsby";
import { Theme } from "../components/theme";

export default function Greeting({ data, sliceContext, children, mark, list }) {
	const [count, setCount] = useState(0);
	return (
		<header id={useId()}>
			<p id="greeting">{sliceContext.word}</p>
			<p id="greeting-data">{data.sitePage.found}</p>
			<p id="greeting-props">{JSON.stringify({ mark, list })}</p>
			<p id="greeting-theme">{useContext(Theme)}</p>
			<button id="greeting-count" type="button" onClick={() => setCount(count + 1)}>
				{count}
			</button>
			<div id="greeting-children">{children}</div>
		</header>
	);
}

export const query = graphql`
	query ($page: String) {
		sitePage(componentChunkName: { eq: $page }) {
			found: componentChunkName
		}
	}
`;
