import { Suspense } from "react";

/** Request → what its boundary waits for. */
const waiting = new Map();

function Late({ kind, id }) {
	if (typeof window !== "undefined") return <p id="late">there</p>;
	const known = waiting.get(id) ?? {};
	if (known.isReady) {
		waiting.delete(id);
		if (kind === "failure") throw new Error("no weather");
		return <p id="late">there</p>;
	}
	waiting.set(id, known);
	known.promise ??= kind === "ever" ? new Promise(() => {}) : new Promise((resolve) => setTimeout(resolve, 50)).then(() => (known.isReady = true));
	throw known.promise;
}

export default function Waits({ serverData: { kind, id, alone } }) {
	const late = <Late kind={kind} id={id} />;
	return (
		<>
			<h1>Waits</h1>
			{alone ? late : <Suspense fallback={<p id="late">wait</p>}>{late}</Suspense>}
		</>
	);
}

export const getServerData = ({ query: { kind, alone, shared } }) => {
	global.waits = (global.waits ?? 0) + 1;
	const headers = shared ? { "Cache-Control": "public, s-maxage=60" } : {};
	return { headers, props: { kind, alone: alone ?? null, id: global.waits } };
};

export const config = async () => () => ({ deadline: 0.3 });
