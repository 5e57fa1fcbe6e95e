// Numbers about a server as people read them, alike on the page of the operations port and in the terminal.

/** In place of a number that there is not. */
export const NOTHING = "–";

/** @param time ms */
export function durationText(time: number | null): string {
	if (time === null) return NOTHING;
	if (time === 0) return "0 ms";
	if (time >= 999.5) return `${(time / 1000).toFixed(time < 9950 ? 2 : 1)} s`;
	return `${time.toFixed(time < 9.95 ? 1 : 0)} ms`;
}

/** @param rate per second */
export function rateText(rate: number): string {
	if (rate === 0) return "0";
	if (rate < 0.01) return "< 0.01";
	return rate < 9.95 ? rate.toFixed(rate < 0.995 ? 2 : 1) : countText(Math.round(rate));
}

/** @param part from 0 to 1 */
export function percentText(part: number | null): string {
	return part === null ? NOTHING : `${Math.round(part * 100)} %`;
}

export function countText(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** How long something has been, in its two largest units. @param time ms */
export function ageText(time: number): string {
	const seconds = Math.max(0, Math.round(time / 1000));
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
	const hours = Math.floor(minutes / 60);
	return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Time of the day. @param time ms since 1970 */
export function clockText(time: number): string {
	const date = new Date(time);
	return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Enough of a build's id to tell it from others. */
export function shortBuild(id: string): string {
	return id.slice(0, 8);
}
