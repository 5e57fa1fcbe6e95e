import * as React from "react";

export default function Shadowed() {
	return React.createElement("h1", null, "The page");
}

export async function getServerData() {
	return { props: {} };
}
