import { Link } from "gatsby";

export default function Index() {
	return (
		<main>
			<h1>Index</h1>
			<Link to="/moved/?from=link">moved</Link>
		</main>
	);
}
