import * as React from "react";

export default function AnyItemPage() {
	return <h1>Any item</h1>;
}

export const Head = () => <title>Any item</title>;
