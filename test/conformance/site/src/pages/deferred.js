import * as React from "react";

export default function Deferred() {
	return React.createElement("h1", null, "Deferred");
}

export async function config() {
	return () => ({ defer: true });
}
