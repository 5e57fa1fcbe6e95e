import React from "react";
import { Facts } from "../components/facts";

export default function Made(props) {
	return (
		<>
			<Facts title="Made" {...props} />
			<p id="from">{props.pageContext.from}</p>
		</>
	);
}
