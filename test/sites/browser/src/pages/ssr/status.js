import React from "react";
import { record } from "../../server/runs";

export default function Status({ serverData }) {
	return <h1>Status {serverData.code}</h1>;
}

export async function getServerData(context) {
	record(context);
	const code = Number(context.query.code);
	return { status: code, props: { code } };
}
