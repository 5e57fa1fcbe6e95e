import * as React from "react";

export default function About() {
	return React.createElement("h1", null, "About");
}
