import * as React from "react";

let renders = 0;

export default function Counted() {
	return React.createElement("h1", null, `Render ${++renders}`);
}

export async function config() {
	return () => ({ defer: true });
}
