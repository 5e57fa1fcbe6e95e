import React from "react";
import { Facts } from "./facts";

/** Prints what getServerData was asked. */
export function Asked({ serverData, ...props }) {
	return (
		<>
			<Facts {...props} />
			<pre id="query">{JSON.stringify(serverData.query)}</pre>
			<pre id="params">{JSON.stringify(serverData.params)}</pre>
			<pre id="url">{serverData.url}</pre>
		</>
	);
}
