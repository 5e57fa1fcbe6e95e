import { label } from "../label";

export async function getServerData() {
	return { props: { label: label() } };
}

export default function Page() {
	return <p>{label()}</p>;
}
