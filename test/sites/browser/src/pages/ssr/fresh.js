import React, { useState } from "react";
import { record } from "../../server/runs";

export default function Fresh({ serverData }) {
	const [clicks, setClicks] = useState(0);
	return (
		<>
			<h1>Fresh {serverData.value}</h1>
			<button type="button" onClick={() => setClicks(clicks + 1)}>
				{clicks}
			</button>
		</>
	);
}

export async function getServerData(context) {
	record(context);
	globalThis.freshValue = (globalThis.freshValue ?? 0) + 1;
	return { props: { value: globalThis.freshValue } };
}
