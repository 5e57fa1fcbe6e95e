import { Link } from "gatsby";
import { Helmet } from "react-helmet";
import styled from "styled-components";

const Title = styled.h1`
	color: rgb(1, 2, 3);
`;

export default function Index() {
	return (
		<main>
			<Helmet htmlAttributes={{ lang: "en" }} bodyAttributes={{ class: "home" }}>
				<title>Home & more</title>
				<meta name="description" content="The first page" />
				<script type="application/ld+json">{'{"@type":"WebSite"}'}</script>
			</Helmet>
			<Title>Home</Title>
			<Link to="/server/?q=1">server</Link>
			<a id="plain" href="/server/?q=2">
				plain
			</a>
		</main>
	);
}

export const Head = () => <meta name="from" content="head" />;
