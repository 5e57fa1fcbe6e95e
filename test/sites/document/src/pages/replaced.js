export default function Replaced({ serverData }) {
	return (
		<main>
			<h1>Replaced {serverData.n}</h1>
		</main>
	);
}

export const getServerData = async ({ query }) => ({ props: { n: query.n ?? "0" } });
