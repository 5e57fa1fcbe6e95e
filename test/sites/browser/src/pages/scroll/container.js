import React from "react";
import { useScrollRestoration } from "gatsby";

export default function Container() {
	return (
		<>
			<h1>Container</h1>
			<div id="container" style={{ height: 200, overflow: "auto" }} {...useScrollRestoration("list")}>
				<div style={{ height: 3000 }}>Long</div>
			</div>
		</>
	);
}
