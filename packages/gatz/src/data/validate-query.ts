import {
	FieldsOnCorrectTypeRule,
	type GraphQLError,
	type GraphQLSchema,
	KnownTypeNamesRule,
	NoUndefinedVariablesRule,
	NoUnusedVariablesRule,
	specifiedRules,
	UniqueVariableNamesRule,
	type ValidationRule,
	VariablesAreInputTypesRule,
	VariablesInAllowedPositionRule,
	validate,
} from "graphql";
import { type ErrorCode, GatzError } from "../universal/errors.js";
import type { CompiledQuery } from "./compiled-query.js";
import { shownFile } from "./graphql-tag.js";
import { nodePlace } from "./tag-source.js";

const FIELDS: readonly ValidationRule[] = [FieldsOnCorrectTypeRule, KnownTypeNamesRule];
const VARIABLES: readonly ValidationRule[] = [
	NoUndefinedVariablesRule,
	NoUnusedVariablesRule,
	UniqueVariableNamesRule,
	VariablesAreInputTypesRule,
	VariablesInAllowedPositionRule,
];

/** Rules by the code of what they find. Where a field is unknown, other rules complain of what follows from it: the first code is told. */
const GROUPS: readonly (readonly [ErrorCode, readonly ValidationRule[]])[] = [
	["GRAPHQL_FIELD_UNKNOWN", FIELDS],
	["GRAPHQL_VARIABLE", VARIABLES],
	["GRAPHQL_INVALID", specifiedRules.filter((rule) => !FIELDS.includes(rule) && !VARIABLES.includes(rule))],
];

/** Checks a query against the schema; messages name the nearest field, argument or type. SPEC 4.5.11–17. */
export function validateQuery(schema: GraphQLSchema, { document, file }: CompiledQuery, siteDirectory: string): GatzError[] {
	for (const [code, rules] of GROUPS) {
		const errors = validate(schema, document, rules);
		if (errors.length > 0) return errors.map((error) => codedError(code, error, file, siteDirectory));
	}
	return [];
}

function codedError(code: ErrorCode, error: GraphQLError, file: string, siteDirectory: string): GatzError {
	const place = nodePlace(error.nodes?.at(-1), siteDirectory);
	const shown = place.file ?? shownFile(file, siteDirectory);
	return new GatzError(code, { file: shown, message: error.message }, { place: { file: shown, ...place } });
}
