import * as React from "react";

export default function Made({ pageContext }) {
	return <h1>Made {pageContext.number}</h1>;
}
