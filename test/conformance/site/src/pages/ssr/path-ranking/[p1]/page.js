import * as React from "react";
import { Show } from "../../../../show.js";

export default function Ranked({ serverData }) {
	return React.createElement(Show, { value: serverData });
}

export async function getServerData({ params }) {
	return { props: { page: "[p1]/page", params } };
}
