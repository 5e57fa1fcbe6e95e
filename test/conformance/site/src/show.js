import * as React from "react";

/** Shows what a page got, as JSON in an element. */
export function Show({ id = "props", value }) {
	return React.createElement("pre", { id }, JSON.stringify(value));
}
