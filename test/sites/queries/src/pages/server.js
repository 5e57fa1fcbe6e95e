import Title from "../components/title";

let count = 0;

export const getServerData = async () => ({ props: { count: ++count } });

export default function Server({ data, serverData }) {
	return (
		<main>
			<h1>Server</h1>
			<Title />
			<p id="total">{data.allDog.totalCount}</p>
			<p id="count">{serverData.count}</p>
		</main>
	);
}

export const query = graphql`
	{
		allDog {
			totalCount
		}
	}
`;
