import * as React from "react";

export default function Boom() {
	return React.createElement("h1", null, "never");
}

export async function getServerData() {
	throw new Error("a secret in the message");
}
