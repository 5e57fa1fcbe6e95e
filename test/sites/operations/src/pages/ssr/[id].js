import { context, propagation } from "@opentelemetry/api";

export default function Item({ params, serverData }) {
	return (
		<h1>
			{params.id} {serverData.traceparent}
		</h1>
	);
}

/** What a client that is instrumented would send on. */
export async function getServerData() {
	const sent = {};
	await null;
	propagation.inject(context.active(), sent);
	return { props: { traceparent: sent.traceparent ?? "" }, headers: { "cache-control": "public, s-maxage=60", "x-own": "page" } };
}
