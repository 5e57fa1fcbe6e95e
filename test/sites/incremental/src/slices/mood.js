import * as React from "react";

export default function Mood({ sliceContext }) {
	return <p>{sliceContext.mood}</p>;
}
