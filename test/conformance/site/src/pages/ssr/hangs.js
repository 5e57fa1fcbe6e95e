import * as React from "react";

export default function Hangs({ serverData }) {
	return React.createElement("h1", null, serverData?.answer ?? "without data");
}

/** Fast enough for a test; what a page really says is seconds. */
export const config = async () => () => ({ deadline: 0.05 });

export async function getServerData({ query, signal }) {
	await new Promise((resolve, reject) => {
		if (query.case === "listens") signal.addEventListener("abort", () => reject(signal.reason));
		if (query.case === "answers") signal.addEventListener("abort", resolve);
	});
	return { props: { answer: "as good as it gets" } };
}
