import React from "react";

export default function Long() {
	return (
		<>
			<h1>Long second</h1>
			<div style={{ height: 3000 }}>Above</div>
			<h2 id="füß">Target</h2>
			<div style={{ height: 3000 }}>Below</div>
		</>
	);
}
