import * as React from "react";
import { Show } from "../../show.js";

export default function Context({ serverData }) {
	return React.createElement(Show, { value: serverData });
}

export async function getServerData(context) {
	const { headers, request } = context;
	return {
		props: {
			arguments: arguments.length,
			keys: Object.keys(context).sort(),
			isMap: headers instanceof Map,
			agent: [headers.get("user-agent"), headers.get("User-Agent"), headers["user-agent"] ?? null],
			hasAgent: headers.has("USER-AGENT"),
			prototypeName: headers.get("constructor") ?? null,
			headersJson: JSON.stringify(headers),
			names: [...headers.keys()],
			cookie: context.cookies.get("a b") ?? context.cookies.get("session") ?? null,
			aborted: context.signal.aborted,
			requestUrl: request.url.replace(/^https?:\/\/[^/]+/, ""),
			requestMethod: request.method,
			body: await request.text(),
			method: context.method,
		},
	};
}
