import { graphql } from "gatsby";

export default function Later({ data: { dog } }) {
	return <h1>{dog.breed.name}</h1>;
}

export const query = graphql`
	query ($id: String!) {
		dog(id: { eq: $id }) {
			breed {
				name
			}
		}
	}
`;
