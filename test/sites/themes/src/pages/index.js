import { createHash } from "crypto";
import exact from "exactly";
import { graphql } from "gatsby";
import { inFolder } from "in-folder";
import { nodeType } from "page-document";
import { sep } from "path";
import * as React from "react";
import replaced from "~lib/uses-replaced";
import { word } from "~lib/word";
import Classic from "../components/classic";
import onlyBrowser, { width } from "../lib/only-browser";

export default function Index({ data }) {
	const [client, setClient] = React.useState("");
	React.useEffect(() => setClient([SIDE, typeof createHash, sep, typeof width, onlyBrowser, nodeType].join(" ")), []);
	return (
		<main>
			<h1 own="jsx">{[word, exact, inFolder, replaced, Provided, String(__FLAG__), data.local.text].join(" ")}</h1>
			<p id="client">{client}</p>
			<Classic />
		</main>
	);
}

export function Head() {
	return <meta name="side" content={SIDE} />;
}

export const query = graphql`query IndexPage { local { text } site { ...Shadowed } }`;
