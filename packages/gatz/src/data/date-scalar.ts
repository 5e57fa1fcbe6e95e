import { GraphQLScalarType, Kind } from "graphql";

/** Gatsby's scalar `Date`: a text, whatever it says. */
export const DateScalar = new GraphQLScalarType({
	name: "Date",
	description: "A date, or a date and time, in a form of ISO 8601 such as 2007-12-03.",
	serialize: String,
	parseValue: String,
	parseLiteral: (literal) => (literal.kind === Kind.STRING ? literal.value : undefined),
});
