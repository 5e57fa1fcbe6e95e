import { VERSION } from "../version";

export default ({ serverData }) => (
	<table data-version={VERSION}>
		<tbody>
			{serverData.rows.map((row) => (
				<tr key={row.id}>
					<td>{row.id}</td>
					<td>{row.name}</td>
				</tr>
			))}
		</tbody>
	</table>
);

/** Says which process answers, so that a lost request can be laid at the right door. */
export async function getServerData() {
	await null;
	const rows = Array.from({ length: 300 }, (_, id) => ({ id, name: `Row ${id}` }));
	return { props: { rows }, headers: { "x-pid": String(process.pid), "x-version": VERSION } };
}
