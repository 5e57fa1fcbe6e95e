import * as React from "react";

export default function Teapot() {
	return React.createElement("h1", null, "Teapot");
}

export async function getServerData() {
	return { status: 418, headers: { "x-a": "1", "cache-control": "no-store" }, props: {} };
}
