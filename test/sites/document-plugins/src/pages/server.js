import { lazy, Suspense } from "react";
import { Helmet } from "react-helmet";
import styled from "styled-components";

const Title = styled.h1`
	color: ${({ $color }) => $color};
`;

// Its module comes late, so that the first renders have to wait.
const Late = lazy(() => new Promise((resolve) => setTimeout(resolve, 50, { default: () => <Helmet><meta name="late" content="yes" /></Helmet> })));

export default function Server({ serverData }) {
	const { q } = serverData;
	return (
		<main>
			<Helmet>
				<title>{`Server ${q}`}</title>
			</Helmet>
			<Title $color={`rgb(${q}, 0, 0)`}>Server {q}</Title>
			<Suspense fallback={null}>
				<Late />
			</Suspense>
		</main>
	);
}

export const getServerData = async ({ query }) => ({ props: { q: Number(query.q ?? 0) } });
