import React from "react";
import { record } from "../../server/runs";

export default function Document() {
	return <h1>Never shown</h1>;
}

export async function getServerData(context) {
	record(context);
	const html = "<!doctype html><link rel=icon href=data:,><title>Plain</title><h1>A document of its own</h1>";
	return new Response(html, { headers: { "content-type": "text/html" } });
}
