import { graphql as gql, useStaticQuery } from "gatsby";

interface Heaviest {
	readonly allDog: { readonly nodes: readonly { readonly name: string }[] };
}

export const query = gql`
	query Heaviest {
		allDog(sort: { weight: DESC }, limit: 1) {
			nodes {
				...DogName
			}
		}
	}
`;

/** Loaded when somebody asks for it. */
export const useHeaviest = (): string => (useStaticQuery(query) as Heaviest).allDog.nodes[0]?.name ?? "";
