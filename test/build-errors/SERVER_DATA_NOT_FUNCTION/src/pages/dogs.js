export const getServerData = { props: { dogs: [] } };

export default function Page() {
	return <h1>Page</h1>;
}
