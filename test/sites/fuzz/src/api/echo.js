export default function echo(request, response) {
	const { method, query, body, ip, protocol, hostname } = request;
	response.json({ method, query, ip, protocol, hostname, type: typeof body, secret: "SECRET-function".length });
}
