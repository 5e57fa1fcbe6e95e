import * as React from "react";

export default function Missing() {
	return React.createElement("h1", null, "The site's 404");
}
