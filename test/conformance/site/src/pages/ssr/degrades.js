import * as React from "react";

export default function Degrades({ serverData }) {
	return React.createElement("h1", null, serverData ? "with data" : "without data");
}

export const config = async () => () => ({ deadline: 0.05, onDeadline: "render" });

export async function getServerData() {
	await new Promise(() => {});
}
