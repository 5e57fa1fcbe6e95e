import React from "react";

export default function Page() {
	return <h1>A page of its own</h1>;
}
