import * as React from "react";

export default function Status() {
	return React.createElement("h1", null, "Status");
}

/** `?code=` as it is given to `status`; `?json=` when it is not a number. */
export async function getServerData({ query }) {
	return { status: query.json === undefined ? Number(query.code) : JSON.parse(query.json), props: { code: query.code } };
}
