import { graphql } from "gatsby";

export async function getServerData() {
	return { props: { greeting: "Hello" }, cache: { fresh: 3600, tags: ["visits"] } };
}

export default function Visit({ data: { dog }, serverData }) {
	return (
		<h1>
			{serverData.greeting} {dog.text}
		</h1>
	);
}

export const query = graphql`
	query ($id: String!) {
		dog(id: { eq: $id }) {
			text
		}
	}
`;
