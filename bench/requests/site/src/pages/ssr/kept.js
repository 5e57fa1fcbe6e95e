import { Table } from "../../components/pages";
import { makeRows } from "../../components/rows";

export default function KeptPage({ serverData }) {
	return <Table rows={serverData.rows} />;
}

/** Says which process has made it. */
export async function getServerData() {
	return { props: { rows: makeRows(20) }, cache: { fresh: 3600 }, headers: { "x-pid": String(process.pid) } };
}
