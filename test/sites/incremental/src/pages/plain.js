import * as React from "react";
import Footer from "../components/footer";

export default function Plain() {
	return <Footer />;
}
