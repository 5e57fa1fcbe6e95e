import * as React from "react";
import { Show } from "../../show.js";

export default function Static({ serverData }) {
	return React.createElement(Show, { value: serverData });
}

export async function getServerData({ query, params, url, method }) {
	return { props: { query, params, url, method } };
}
