export async function getServerData({ query, headers, method }) {
	return {
		props: { q: query.q, cookie: headers.get("cookie"), method },
		headers: { "set-cookie": "seen=1", "cache-control": "private" },
	};
}

export default function Rendered({ serverData }) {
	return <h1>{JSON.stringify(serverData)}</h1>;
}
