import React from "react";

export default function Part() {
	return <p id="part">A part</p>;
}
