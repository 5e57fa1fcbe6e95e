import { graphqlSync } from "graphql";
import { SchemaComposer } from "graphql-compose";
import { expect, it } from "vitest";
import { createDateResolver, dateFieldArguments } from "./date-field.js";
import { DateScalar } from "./date-scalar.js";
import { JsonScalar } from "./json-scalar.js";

function createSchema() {
	const composer = new SchemaComposer();
	composer.createScalarTC(DateScalar);
	composer.createScalarTC(JsonScalar);
	composer.Query.addFields({
		date: {
			type: "Date",
			args: dateFieldArguments({ formatString: "YYYY" }),
			resolve: createDateResolver((source: { date: unknown }) => source.date),
		},
		dates: { type: "[Date]", args: dateFieldArguments(), resolve: createDateResolver((source: { date: unknown }) => [source.date]) },
		json: { type: "JSON" },
	});
	return composer.buildSchema();
}

it("answers queries for dates", () => {
	const source = '{ date month: date(formatString: "MMMM", locale: "de") dates other: dates(formatString: "D.M.") json }';
	const rootValue = { date: "2018-03-01", json: { a: [1] } };
	const { data, errors } = graphqlSync({ schema: createSchema(), source, rootValue });
	expect(errors).toBeUndefined();
	expect(data).toEqual({ date: "2018", month: "März", dates: ["2018-03-01"], other: ["1.3."], json: { a: [1] } });
});
