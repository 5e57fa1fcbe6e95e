import { Link } from "gatsby";
import * as React from "react";
import picture from "../picture.png";

export default function Index() {
	return (
		<main>
			<h1>Index</h1>
			<Link to="/about/">About</Link>
			<img src={picture} alt="" />
		</main>
	);
}
