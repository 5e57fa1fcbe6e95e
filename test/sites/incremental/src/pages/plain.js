import * as React from "react";
import Footer from "../components/footer";

export default function Plain() {
	return (
		<>
			<p>{process.env.GATSBY_WORD}</p>
			<Footer />
		</>
	);
}
