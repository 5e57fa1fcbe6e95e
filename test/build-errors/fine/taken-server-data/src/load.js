export async function getServerData() {
	return { props: {} };
}
