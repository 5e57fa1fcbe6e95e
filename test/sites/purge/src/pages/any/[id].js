export async function getServerData({ params }) {
	return { props: { id: params.id }, cache: { fresh: 3600 } };
}

export default function Any({ serverData }) {
	return <h1>{serverData.id}</h1>;
}
