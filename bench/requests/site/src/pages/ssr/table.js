import { Table } from "../../components/pages";
import { makeRows } from "../../components/rows";
export default ({ serverData }) => <Table rows={serverData.rows} />;
export const Head = () => <title>Table</title>;

export async function getServerData() {
	await null;
	return { props: { rows: makeRows(500) } };
}
