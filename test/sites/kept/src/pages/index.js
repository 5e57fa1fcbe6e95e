let runs = 0;

export async function getServerData() {
	await new Promise((resolve) => setTimeout(resolve, 5));
	return { props: { runs: ++runs } };
}

export default function Counted({ serverData }) {
	return <h1>{serverData.runs}</h1>;
}
