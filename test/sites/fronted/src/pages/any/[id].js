import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { VERSION } from "../../version";

let runs = 0;

/** The query says how long the answer may be kept, and what is odd about it. */
export async function getServerData({ params, query, headers }) {
	runs++;
	if (query.wait) await setTimeout(Number(query.wait));
	if (query.fails && existsSync(query.fails)) throw new Error("the database is away");
	const { fresh = 3600, stale, onError, vary } = query;
	return {
		props: { runs, language: vary ? (headers.get(vary) ?? "none") : "none", answer: crypto.randomUUID(), version: VERSION },
		headers: { "x-version": VERSION, ...(query.cookie && { "set-cookie": "visitor=1" }) },
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
