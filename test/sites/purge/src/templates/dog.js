import { graphql, Slice } from "gatsby";

export default function Dog({ data: { dog } }) {
	return (
		<>
			<h1>{dog.name}</h1>
			<p>
				{dog.text} {dog.breed.name}
			</p>
			<Slice alias="footer" />
		</>
	);
}

export const query = graphql`
	query ($id: String!) {
		dog(id: { eq: $id }) {
			name
			text
			breed {
				name
			}
		}
	}
`;
