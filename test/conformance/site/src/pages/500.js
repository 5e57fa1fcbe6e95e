import * as React from "react";

export default function Broken() {
	return React.createElement("h1", null, "The site's 500");
}
