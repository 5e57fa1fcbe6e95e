/** A column of a table of text. */
export interface TextColumn<Row> {
	readonly title: string;
	/** Numbers are set to the right. */
	readonly isNumber?: boolean;
	text(row: Row): string | undefined;
}

const GAP = "  ";

/**
 * Sets a table in lines, its heads first.
 * @param width characters of a line at most: what is longer is cut
 */
export function setTable<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[], width = Number.POSITIVE_INFINITY): string[] {
	const texts = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => oneLine(text(row) ?? "")))];
	const widths = columns.map((_, index) => Math.max(...texts.map((row) => (row[index] as string).length)));
	const setCell = (text: string, index: number) => {
		const size = widths[index] as number;
		return columns[index]?.isNumber ? text.padStart(size) : text.padEnd(size);
	};
	return texts.map((row) => cut(row.map(setCell).join(GAP).trimEnd(), width));
}

/** As much of a line as fits. */
export function cut(line: string, width: number): string {
	return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}

/** Without what would move a terminal's cursor: visitors choose paths. */
function oneLine(text: string): string {
	return text.replace(/\p{Cc}/gu, " ");
}
