export function Hello({ now }) {
	return (
		<main>
			<h1>Hello</h1>
			<p id="now">{now}</p>
		</main>
	);
}

function Cell({ children }) {
	return <td>{children}</td>;
}

function Row({ row }) {
	return (
		<tr>
			<td>{row.id}</td>
			<td>{row.name}</td>
			<Cell>{row.city}</Cell>
			<td className="amount">{row.amount}</td>
			<td className={row.state}>{row.state}</td>
		</tr>
	);
}

export function Table({ rows }) {
	return (
		<main>
			<h1>Table</h1>
			<table>
				<tbody>
					{rows.map((row) => (
						<Row key={row.id} row={row} />
					))}
				</tbody>
			</table>
			<p id="end">end of {rows.length} rows</p>
		</main>
	);
}

const WIDTH = 960;
const HEIGHT = 720;
const TILE = 10;

/** About 2,400 absolutely placed tiles. */
export function Spiral() {
	const tiles = [];
	for (let step = 0; step * TILE * 0.015 < HEIGHT / 2; step++) {
		const radius = step * TILE * 0.015;
		const x = WIDTH / 2 + Math.cos(step * 0.2) * radius;
		const y = HEIGHT / 2 + Math.sin(step * 0.2) * radius;
		if (x < 0 || x > WIDTH - TILE || y < 0 || y > HEIGHT - TILE) continue;
		const style = { position: "absolute", width: `${TILE}px`, height: `${TILE}px`, left: `${x.toFixed(2)}px`, top: `${y.toFixed(2)}px` };
		tiles.push(<div key={step} className="tile" style={style} />);
	}
	return (
		<div id="wrapper" style={{ position: "relative", width: `${WIDTH}px`, height: `${HEIGHT}px` }}>
			{tiles}
		</div>
	);
}

export function Item({ id, q }) {
	return (
		<main>
			<h1>Item {id}</h1>
			<p id="q">{q}</p>
		</main>
	);
}
