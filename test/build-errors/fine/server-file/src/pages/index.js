import { secret } from "../secret.server";

export async function getServerData() {
	return { props: { length: secret().length } };
}

export default function Page({ serverData }) {
	return <p>{serverData.length}</p>;
}
