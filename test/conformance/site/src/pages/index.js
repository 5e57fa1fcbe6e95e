import * as React from "react";

export default function Index() {
	return React.createElement("h1", null, "Home");
}
