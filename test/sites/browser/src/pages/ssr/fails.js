import React from "react";
import { record } from "../../server/runs";

export default function Fails() {
	return <h1>Never shown</h1>;
}

export async function getServerData(context) {
	record(context);
	throw new Error("private reason");
}
