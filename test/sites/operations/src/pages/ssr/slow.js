export default function Slow() {
	return <h1>Slow</h1>;
}

export async function getServerData() {
	await new Promise((resolve) => setTimeout(resolve, 30));
	return { props: {} };
}
