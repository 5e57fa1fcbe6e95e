import * as React from "react";
import { Show } from "../show.js";

export default function Created({ serverData }) {
	return React.createElement(Show, { value: serverData });
}

/** Changes its pageContext, which no other request may see. */
export async function getServerData({ pageContext }) {
	const seen = JSON.stringify(pageContext);
	pageContext.list.push("b");
	return { props: { seen } };
}
