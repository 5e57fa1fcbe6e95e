import moment from "moment";
import { parseDateText } from "./date-text.js";

/** Arguments of a field of the type Date. Of `formatString`, `fromNow` and `difference` the first that is given counts. */
export interface DateArguments {
	/** Tokens of Moment.js. */
	readonly formatString?: string | null;
	readonly fromNow?: boolean | null;
	/** Unit of Moment.js, such as `days`: how many of them have passed since. */
	readonly difference?: string | null;
	/** Name of a locale of Moment.js, `en` where none is given. */
	readonly locale?: string | null;
}

/**
 * What a query gets for a date, or for each date of a list: the value as it is, a `Date` as ISO text, or what the arguments ask for,
 * always in UTC. `Invalid date` for a text that is none, as in Gatsby; null stays null.
 */
export function formatDate(value: unknown, args: DateArguments): unknown {
	if (value === null || value === undefined) return null;
	if (Array.isArray(value)) return value.map((item) => formatDate(item, args));
	const { formatString, fromNow, difference, locale } = args;
	if (!formatString && !fromNow && !difference) return typeof value === "object" ? toPlain(value) : value;
	const date = moment.utc(timeOf(value)).locale(locale ?? "en");
	if (formatString) return date.format(formatString);
	if (fromNow) return date.fromNow();
	return moment().diff(date, difference as moment.unitOfTime.Diff);
}

/** Milliseconds since 1970, NaN for what is no date. A number is read as its digits: 2018 is a year. */
function timeOf(value: unknown): number {
	if (value instanceof Date) return value.getTime();
	return parseDateText(String(typeof value === "object" ? toPlain(value) : value)) ?? Number.NaN;
}

/** As JSON would carry it. */
function toPlain(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value) ?? "null");
}
