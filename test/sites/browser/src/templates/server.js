import React from "react";
import { Facts } from "../components/facts";
import { record } from "../server/runs";

export default function Server(props) {
	return (
		<>
			<Facts title="Server" {...props} />
			<p id="from">{props.pageContext.from}</p>
			<p id="params">{JSON.stringify(props.serverData.params)}</p>
		</>
	);
}

export async function getServerData(context) {
	record(context);
	return { props: { params: context.params } };
}
