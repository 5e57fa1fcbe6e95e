import DogBadge from "dog-badge";
import { graphql, Link } from "gatsby";
import { lazy, Suspense } from "react";
import Title from "../components/title";

const Lazy = lazy(() => import("../components/lazy"));

export default function Index({ data }) {
	return (
		<main>
			<h1>Home</h1>
			<Title />
			<DogBadge />
			<Suspense fallback={null}>
				<Lazy />
			</Suspense>
			<ul>
				{data.allDog.nodes.map(({ id, name }) => (
					<li key={id}>
						<Link to={`/dogs/${id}/`}>{name}</Link>
					</li>
				))}
			</ul>
			<Link to="/server/">Server</Link>
		</main>
	);
}

export const anyName = graphql`
	{
		allDog(sort: { name: ASC }) {
			nodes {
				id
				...DogName
			}
		}
	}
`;
