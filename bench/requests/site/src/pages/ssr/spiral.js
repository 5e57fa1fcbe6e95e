import { Spiral } from "../../components/pages";

export default () => <Spiral />;
export const Head = () => <title>Spiral</title>;

export async function getServerData() {
	await null;
	return { props: {} };
}
