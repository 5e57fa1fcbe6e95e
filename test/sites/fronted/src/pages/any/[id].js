import { setTimeout } from "node:timers/promises";
import { VERSION } from "../../version";

let runs = 0;

/** The query says how long the answer may be kept, and what is odd about it. */
export async function getServerData({ params, query, headers }) {
	runs++;
	if (query.wait) await setTimeout(Number(query.wait));
	const { fresh = 3600, stale, onError, vary } = query;
	const odd = { ...(query.cookie && { "set-cookie": "visitor=1" }), ...(query.accel && { "x-accel-expires": query.accel }) };
	return {
		props: { runs, language: vary ? (headers.get(vary) ?? "none") : "none", answer: crypto.randomUUID(), version: VERSION },
		headers: { "x-version": VERSION, ...odd },
		cache: {
			fresh: Number(fresh),
			stale: Number(stale ?? 0),
			onError: Number(onError ?? 0),
			tags: ["any", `any-${params.id}`],
			vary: vary ? [vary] : [],
		},
	};
}

export default function Any({ serverData }) {
	return (
		<>
			<h1>
				{serverData.runs} {serverData.language}
			</h1>
			<p>{serverData.answer}</p>
		</>
	);
}
