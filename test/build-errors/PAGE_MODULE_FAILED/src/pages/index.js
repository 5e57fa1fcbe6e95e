const width = window.innerWidth;

export async function getServerData() {
	return { props: { width } };
}

export default function Page() {
	return <h1>Page</h1>;
}
