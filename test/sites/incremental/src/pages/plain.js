import { Slice } from "gatsby";
import * as React from "react";
import Footer from "../components/footer";

export default function Plain() {
	return (
		<>
			<p>{process.env.GATSBY_WORD}</p>
			<Slice alias="mood" />
			<Footer />
		</>
	);
}
