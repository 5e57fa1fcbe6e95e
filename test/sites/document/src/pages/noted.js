import { Suspense, use } from "react";

const Note = ({ n }) => {
	global.currentRender?.notes.push(n);
	return n;
};

const Wait = ({ wait, n }) => {
	use(wait);
	return <Note n={`late ${n}`} />;
};

/** Waits in a boundary, so that its render is not done at once. */
export default function Noted({ serverData: { n, ms }, wait = new Promise((resolve) => setTimeout(resolve, ms)) }) {
	return (
		<main>
			<Note n={n} />
			{ms === 0 ? null : (
				<Suspense fallback={null}>
					<Wait wait={wait} n={n} />
				</Suspense>
			)}
		</main>
	);
}

export const getServerData = async ({ query }) => ({ props: { n: query.n, ms: Number(query.ms ?? 0) } });
