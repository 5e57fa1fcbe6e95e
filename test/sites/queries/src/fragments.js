export const name = graphql`
	fragment DogName on Dog {
		name
	}
`;
