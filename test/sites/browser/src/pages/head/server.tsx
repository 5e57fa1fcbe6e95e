import { graphql } from "gatsby";

export default function HeadServer() {
	return <h1>Head of the server</h1>;
}

export { Head } from "../../components/head";
export const getServerData = async () => ({ props: { kind: "server" } });

export const query = graphql`
	query HeadServer {
		site {
			siteMetadata {
				title
			}
		}
	}
`;
