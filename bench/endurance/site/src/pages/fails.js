export default () => null;

export async function getServerData() {
	throw new Error("this page fails");
}
