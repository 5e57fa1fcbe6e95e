export default function Page() {
	return <h1>Page</h1>;
}

export const query = graphql`
	{
		site {
			buildTme
		}
	}
`;
