import React from "react";

export default function None() {
	return <h1>No scripts</h1>;
}
