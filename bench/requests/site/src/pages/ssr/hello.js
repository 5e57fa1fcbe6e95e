import { Hello } from "../../components/pages";

export default ({ serverData }) => <Hello now={serverData.now} />;
export const Head = () => <title>Hello</title>;

export async function getServerData() {
	await null;
	return { props: { now: Date.now() } };
}
