import * as React from "react";
import { Show } from "../../../show.js";

export default function Param({ serverData, params, path, uri, location }) {
	return React.createElement(
		React.Fragment,
		null,
		React.createElement(Show, { value: serverData }),
		React.createElement(Show, { id: "route", value: { params, path, uri, pathname: location.pathname, search: location.search } }),
	);
}

export async function getServerData({ params, url }) {
	return { props: { params, url } };
}
