export async function config() {
	return () => ({ defer: true });
}

export default function Deferred() {
	return <h1>Deferred</h1>;
}
