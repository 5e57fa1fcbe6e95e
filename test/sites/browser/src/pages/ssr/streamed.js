import React, { Suspense, useState } from "react";
import { useLocation } from "@reach/router";
import { findGate, passGate } from "../../components/gate";

function Counter({ id }) {
	const [clicks, setClicks] = useState(0);
	return (
		<button id={id} type="button" onClick={() => setClicks(clicks + 1)}>
			{clicks}
		</button>
	);
}

function Late({ gate }) {
	passGate(gate);
	const { search } = useLocation();
	return (
		<div id="late">
			Late {search} <Counter id="late-counter" />
		</div>
	);
}

export default function Streamed({ serverData: { gate }, location }) {
	return (
		<>
			<h1>Streamed</h1>
			<p id="hash">{location.hash}</p>
			<Counter id="counter" />
			<Suspense fallback={<div id="late">waiting</div>}>
				<Late gate={gate} />
			</Suspense>
		</>
	);
}

export const Head = ({ serverData: { gate } }) => <title>{`Streamed ${gate}`}</title>;

export async function getServerData({ query: { gate, shared }, signal }) {
	signal.addEventListener("abort", () => {
		findGate(gate).left = true;
	});
	return { props: { gate }, headers: shared ? { "Cache-Control": "public, s-maxage=60" } : {} };
}
