const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `2017-03-09` → `9 March 2017`. The same on the server and in every browser, unlike Intl. */
export function formatDate(iso: string): string {
	const [year, month, day] = iso.split("-");
	return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `2017-03-09` → `Mar 2017` */
export function formatMonth(iso: string): string {
	const [year, month] = iso.split("-");
	return `${MONTHS[Number(month) - 1]?.slice(0, 3)} ${year}`;
}

/** `20968` → `20,968` */
export function formatCount(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `Safari`, `Safari and Chrome`, `Safari, Chrome and Edge` */
export function formatList(items: readonly string[]): string {
	if (items.length < 2) return items.join("");
	return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** How long it is from one ISO date to another, in words: `4 months`, `2 years`. */
export function formatAge(from: string, to: string): string {
	const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
	if (months < 1) return "less than a month";
	if (months < 24) return months === 1 ? "1 month" : `${months} months`;
	return `${Math.floor(months / 12)} years`;
}

/** Whole percent, and never 100 for less than all. */
export function percent(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.floor((part / whole) * 100);
}

/** `https://drafts.csswg.org/css-grid/#x` → `drafts.csswg.org/css-grid` */
export function specLabel(url: string): string {
	const { hostname, pathname } = new URL(url);
	const path = pathname.replace(/(?:\/|index\.html)+$/, "");
	return hostname + (path.length > 44 ? `${path.slice(0, 43)}…` : path);
}
