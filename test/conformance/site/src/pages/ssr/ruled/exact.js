import * as React from "react";

export default function Ruled() {
	return React.createElement("h1", null, "Ruled");
}

export async function getServerData({ query }) {
	return { props: {}, ...(query.own && { headers: { "Cache-Control": "private, max-age=1" } }) };
}
