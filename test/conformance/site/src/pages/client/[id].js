import * as React from "react";

export default function Client() {
	return React.createElement("h1", null, "One document for all");
}
