import { graphql } from "gatsby";

export const breed = graphql`
	fragment DogBreed on Dog {
		breed
	}
`;
