import * as React from "react";

const WHAT = {
	text: "a secret text",
	nothing: undefined,
	object: { secret: 1 },
};

export default function Throws({ serverData }) {
	if (serverData.inRender) throw serverData.case === "error" ? new Error("a secret in render") : WHAT[serverData.case];
	return React.createElement("h1", null, "never");
}

export async function getServerData({ query }) {
	if (query.in === "render") return { props: { inRender: true, case: query.case }, headers: { "cache-control": "public, max-age=99" } };
	throw WHAT[query.case];
}
