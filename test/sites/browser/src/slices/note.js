import React from "react";

export default function Note({ text }) {
	return <p id="note">{text}</p>;
}
