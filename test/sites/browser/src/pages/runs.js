import React from "react";
import { readRuns } from "../server/runs";

export default function Runs() {
	return <h1>Never shown</h1>;
}

export async function getServerData({ query }) {
	return Response.json(readRuns().filter(({ url }) => url.includes(query.of)));
}
