import { Link } from "gatsby";

const LINKS = ["/ssr/hello/", "/ssr/table/", "/ssr/spiral/", "/ssr/item/42/?q=x"];

export default function Home() {
	return (
		<main>
			<h1>Requests</h1>
			{LINKS.map((to) => (
				<Link key={to} to={to}>
					{to}
				</Link>
			))}
		</main>
	);
}

export const Head = () => <title>Requests</title>;
