import React from "react";

export default function Banner({ sliceContext }) {
	return <p id="banner">{sliceContext.text}</p>;
}
