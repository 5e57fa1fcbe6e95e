export async function getServerData({ params }) {
	return { props: { id: params.id } };
}

export default function Item({ serverData }) {
	return <h1>Item {serverData.id}</h1>;
}
