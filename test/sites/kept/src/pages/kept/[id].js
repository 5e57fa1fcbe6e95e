let runs = 0;

export async function getServerData({ params }) {
	return { props: { runs: ++runs, answer: crypto.randomUUID() }, cache: { fresh: 3600, tags: [`dog-${params.id}`] } };
}

export default function Kept({ serverData }) {
	return (
		<>
			<h1>{serverData.runs}</h1>
			<p>{serverData.answer}</p>
		</>
	);
}
