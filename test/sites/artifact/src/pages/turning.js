import * as React from "react";

export default function Turning() {
	if (process.env.FAIL_IN_RENDER) throw new Error("a page that fails");
	return <h1>Turning: static</h1>;
}
