import React from "react";
import { Counter } from "../components/counter";
import { greet } from "../../lib/greet";

export default function Server({ serverData }) {
	return (
		<main>
			<h1>Server</h1>
			<Counter />
			<p>{serverData ? serverData.text : "static"}</p>
		</main>
	);
}

export async function getServerData({ query }) {
	return { props: { text: greet(query.name) } };
}
