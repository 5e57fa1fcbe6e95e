import * as styles from "./mosaic.module.css";

const COLUMNS = 24;
const ROWS = 12;

interface MosaicProps {
	readonly categories: readonly { readonly count: number; readonly everywhere: number }[];
}

/** All features as squares, category after category; those that work everywhere are filled. */
export function Mosaic({ categories }: MosaicProps) {
	const cells = layOut(categories);
	return (
		<svg className={styles.mosaic} viewBox={`0 0 ${COLUMNS} ${ROWS}`} aria-hidden="true">
			{cells.map((isFilled, cell) => {
				const x = Math.floor(cell / ROWS) + 0.1;
				const y = (cell % ROWS) + 0.1;
				return <rect key={`${x} ${y}`} className={isFilled ? styles.filled : styles.empty} x={x} y={y} width={0.8} height={0.8} rx={0.2} />;
			})}
		</svg>
	);
}

/** Gives each category its share of the squares, so that all of them together are exactly as many as there are. */
function layOut(categories: MosaicProps["categories"]): boolean[] {
	const total = categories.reduce((sum, { count }) => sum + count, 0);
	const cells: boolean[] = [];
	let seen = 0;
	for (const { count, everywhere } of categories) {
		const start = cells.length;
		seen += count;
		const end = Math.round((seen / total) * COLUMNS * ROWS);
		const filled = Math.round((everywhere / count) * (end - start));
		for (let cell = start; cell < end; cell++) cells.push(cell - start < filled);
	}
	return cells;
}
