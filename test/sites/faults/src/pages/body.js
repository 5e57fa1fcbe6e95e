export default ({ serverData }) => <h1>{serverData.text}</h1>;

export async function getServerData({ method, query, request }) {
	const text = query.read === "no" ? "not read" : await request.text();
	return { props: { text: `${method} ${text}` } };
}
