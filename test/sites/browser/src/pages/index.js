import React from "react";
import { Link } from "gatsby";
import { Facts } from "../components/facts";

export default function Home(props) {
	return (
		<>
			<Facts title="Home" {...props} />
			<Link to="/about/">About</Link> <Link to="/ssr/fresh/">Fresh</Link>
		</>
	);
}

export const Head = () => <title>Home</title>;
