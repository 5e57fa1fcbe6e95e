export async function config() {
	return { defer: true };
}

export default function Page() {
	return <h1>Page</h1>;
}
