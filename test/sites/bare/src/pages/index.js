import React from "react";
import { Link } from "gatsby";

export default function Home() {
	return (
		<>
			<h1>Home</h1>
			<Link to="/server/">Server</Link>
		</>
	);
}

export const Head = () => <title>Home</title>;
