import { graphql } from "gatsby";
import Title from "../components/title";

export async function config() {
	const { data } = graphql`
		{
			allDog(filter: { breed: { eq: "pug" } }) {
				totalCount
			}
		}
	`;
	return () => ({ defer: data.allDog.totalCount === 2 });
}

export default function Deferred() {
	return (
		<main>
			<h1>Deferred</h1>
			<Title />
		</main>
	);
}
