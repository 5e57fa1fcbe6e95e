import { StaticImage } from "gatsby-plugin-image";
import * as React from "react";
import { Badge } from "../components/badge";

export default function Static() {
	return (
		<main>
			<h1>Static</h1>
			<Badge title="A light" />
			<StaticImage src="../images/harbour.jpg" alt="The harbour" width={100} loading="eager" />
			<p id="below">Below</p>
		</main>
	);
}
