import * as React from "react";
import { word } from "../../word";

export default function Ssr({ serverData }) {
	return (
		<h1>
			Server-rendered: {word} {serverData.name}
		</h1>
	);
}

export function getServerData({ query }) {
	return { props: { name: query.name ?? "nobody" } };
}
