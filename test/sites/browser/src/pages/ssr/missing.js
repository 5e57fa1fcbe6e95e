import React from "react";
import { notFound } from "gatsby";
import { record } from "../../server/runs";

export default function Missing() {
	return <h1>Never shown</h1>;
}

export async function getServerData(context) {
	record(context);
	if (context.query.way === "returned") return notFound();
	if (context.query.way === "thrown") throw notFound();
	throw new Response(null, { status: 404 });
}
