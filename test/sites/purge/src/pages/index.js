import { graphql } from "gatsby";

export default function Dogs({ data }) {
	return (
		<ul>
			{data.allDog.nodes.map(({ id, name }) => (
				<li key={id}>{name}</li>
			))}
		</ul>
	);
}

export const query = graphql`
	{
		allDog(sort: { name: ASC }) {
			nodes {
				id
				name
			}
		}
	}
`;
