import * as React from "react";

export default function None({ serverData }) {
	return React.createElement("h1", null, `serverData is ${typeof serverData}`);
}

export function getServerData() {}
