import * as React from "react";

export default function Shadowed() {
	return <h1>Not to be seen</h1>;
}
