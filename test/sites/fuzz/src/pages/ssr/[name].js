export default function Echo({ serverData, params }) {
	return (
		<>
			<h1>{params.name}</h1>
			<pre>{JSON.stringify(serverData)}</pre>
		</>
	);
}

export async function getServerData({ url, query, params, method, headers, cookies, request }) {
	const secret = process.env.PASSWORD ?? "SECRET-source";
	const body = method === "GET" || method === "HEAD" ? "" : await request.text();
	const { host, protocol } = new URL(request.url);
	const seen = { url, query, params, method, host, protocol, agent: headers.get("user-agent"), cookies: [...cookies.keys()] };
	return { props: { ...seen, length: body.length, secret: secret.length }, cache: params.name === "kept" ? { fresh: 60 } : undefined };
}
