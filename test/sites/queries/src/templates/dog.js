import { graphql } from "gatsby";
import { Description } from "../components/root";
import { useTitle } from "../components/title";
import { useContext } from "react";

export default function Dog({ data, pageContext }) {
	return (
		<main>
			<h1>{data.dog.name}</h1>
			<p id="breed">{data.dog.breed}</p>
			<p id="greeting">{pageContext.greeting}</p>
			<p id="description">{useContext(Description)}</p>
		</main>
	);
}

export const Head = ({ data }) => (
	<title>
		{data.dog.name}, {useTitle()}
	</title>
);

export const query = graphql`
	query ($id: String!, $path: String!) {
		dog(id: { eq: $id }) {
			...DogName
			...DogBreed
		}
		sitePage(path: { eq: $path }) {
			path
		}
	}
`;
