import type { GraphQLFieldResolver } from "graphql";
import { type DateArguments, formatDate } from "./date-format.js";

/** An argument as graphql-compose takes it. */
interface DateArgumentConfig {
	readonly type: "String" | "Boolean";
	readonly description: string;
	readonly defaultValue?: string | boolean | null;
}

/**
 * The arguments of a field with `@dateformat`.
 *
 * @param defaults what the directive gives, as each argument's default
 */
export function dateFieldArguments(defaults: DateArguments = {}): Record<keyof DateArguments, DateArgumentConfig> {
	const { formatString, fromNow, difference, locale } = defaults;
	return {
		formatString: {
			type: "String",
			description:
				'Tokens of Moment.js to format the date with, as in `date(formatString: "YYYY MMMM DD")`. See https://momentjs.com/docs/#/displaying/format/.',
			...withDefault(formatString),
		},
		fromNow: {
			type: "Boolean",
			description: 'How long ago the date was, in words: "3 days ago".',
			...withDefault(fromNow),
		},
		difference: {
			type: "String",
			description:
				'How much time has passed since the date, in "milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months" or "years".',
			...withDefault(difference),
		},
		locale: {
			type: "String",
			description: "The locale of Moment.js to format the date in.",
			...withDefault(locale),
		},
	};
}

function withDefault<Value>(value: Value | undefined): { defaultValue?: Value } {
	return value === undefined ? {} : { defaultValue: value };
}

/** A resolver that formats what another one finds: a date, a list of dates, null, or a promise of these. */
export function createDateResolver<Source, Context>(
	resolve: GraphQLFieldResolver<Source, Context>,
): GraphQLFieldResolver<Source, Context, DateArguments> {
	return (source, args, context, info) => {
		const value = resolve(source, args, context, info);
		return isPromise(value) ? value.then((date) => formatDate(date, args)) : formatDate(value, args);
	};
}

/** Plugins' resolvers may have promises of their own making. */
function isPromise(value: unknown): value is PromiseLike<unknown> {
	return typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === "function";
}
