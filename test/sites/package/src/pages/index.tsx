import { Link, type PageProps } from "gatsby";

export default function Home({ location }: PageProps) {
	return (
		<>
			<h1>{location.pathname}</h1>
			<Link to="/server/">Server</Link>
		</>
	);
}
