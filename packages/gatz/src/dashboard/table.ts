import { NOTHING } from "../universal/stats-text.js";

/** One column of a table; the first one names the row. */
export interface Column<Row> {
	readonly title: string;
	/** How it is shown; see style.css. */
	readonly kind?: "number" | "short" | "id" | "path" | "wide";
	text(row: Row): string | undefined;
}

/**
 * Fills a table.
 * @param none what is said when there are no rows
 * @returns shows other rows; the same ones again change nothing, so that a selection in them stays
 */
export function createTable<Row>(table: HTMLElement, columns: readonly Column<Row>[], none: string): (rows: readonly Row[]) => void {
	const head = document.createElement("thead");
	const body = document.createElement("tbody");
	head.append(createRow(columns.map(({ title, kind }) => createCell("th", title, kind, "col"))));
	table.append(head, body);
	new ResizeObserver(() => makeReachable(table)).observe(table);
	let shown = "";
	return (rows) => {
		const texts = rows.map((row) => columns.map(({ text }) => text(row) ?? NOTHING));
		const next = JSON.stringify(texts);
		if (next === shown) return;
		shown = next;
		if (rows.length === 0) {
			const cell = createCell("td", none);
			cell.className = "none";
			cell.colSpan = columns.length;
			body.replaceChildren(createRow([cell]));
			return;
		}
		const cells = (row: readonly string[]) =>
			row.map((text, index) => createCell(index === 0 ? "th" : "td", text, columns[index]?.kind, index === 0 ? "row" : undefined));
		body.replaceChildren(...texts.map((row) => createRow(cells(row))));
	};
}

/** What is too wide for its place is scrolled, by keyboard too. */
function makeReachable(table: HTMLElement): void {
	const place = table.parentElement as HTMLElement;
	if (place.scrollWidth > place.clientWidth || place.scrollHeight > place.clientHeight) {
		place.tabIndex = 0;
		place.role = "region";
		place.setAttribute("aria-labelledby", table.getAttribute("aria-labelledby") as string);
	} else {
		for (const name of ["tabindex", "role", "aria-labelledby"]) place.removeAttribute(name);
	}
}

function createRow(cells: readonly HTMLElement[]): HTMLElement {
	const row = document.createElement("tr");
	row.append(...cells);
	return row;
}

function createCell(name: "th" | "td", text: string, kind?: string, scope?: "row" | "col"): HTMLTableCellElement {
	const cell = document.createElement(name);
	cell.textContent = text;
	if (kind) cell.className = kind;
	if (scope) cell.scope = scope;
	return cell;
}
