import { load } from "../load";

export async function getServerData() {
	return { props: await load() };
}

export const Dogs = () => <p>Dogs</p>;
