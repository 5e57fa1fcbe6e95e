import { StaticImage } from "gatsby-plugin-image";
import * as React from "react";

export default function Faults({ location }: { location: Location }) {
	return (
		<main>
			<StaticImage src="../images/missing.jpg" alt="Missing" />
			<StaticImage src={location.pathname} alt="Unknown" />
		</main>
	);
}
