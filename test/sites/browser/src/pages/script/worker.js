import React from "react";
import { Script } from "gatsby";

export default function Worker() {
	return (
		<>
			<h1>Worker</h1>
			<p id="worker">nothing</p>
			<p id="called">nothing</p>
			<Script id="in-worker" strategy="off-main-thread" forward={["tellWorker"]}>
				{`
					document.getElementById("worker").textContent = "ran";
					window.tellWorker = (text) => { document.getElementById("called").textContent = text; };
				`}
			</Script>
		</>
	);
}
