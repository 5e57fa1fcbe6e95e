import * as React from "react";

export default function Made({ pageContext, params }) {
	return <h1>made {JSON.stringify(pageContext)}</h1>;
}
