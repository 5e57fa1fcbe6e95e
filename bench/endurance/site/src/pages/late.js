export default () => <h1>Late</h1>;

/** Who asks for it goes away before it is answered. */
export async function getServerData() {
	await new Promise((resolve) => setTimeout(resolve, 500));
	return {};
}
