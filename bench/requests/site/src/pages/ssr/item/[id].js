import { Item } from "../../../components/pages";

export default ({ serverData }) => <Item {...serverData} />;
export const Head = () => <title>Item</title>;

export async function getServerData({ params, query }) {
	return { props: { id: params.id, q: query.q ?? "" } };
}
