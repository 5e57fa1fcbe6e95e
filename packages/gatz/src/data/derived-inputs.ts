import { EnumTypeComposer, InputTypeComposer, ScalarTypeComposer } from "graphql-compose";
import { type Composer, type FieldsComposer, hasFields, isNodeType, isThirdParty, listDepth } from "./schema-composer.js";
import { derivedNames } from "./type-names.js";

const COMPARED = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"];
const EQUALLED = ["eq", "ne", "in", "nin"];
const MATCHED = [...EQUALLED, "regex", "glob"];
/** Operators of Gatsby's filters by scalar; those of enums and other scalars are as those of Boolean. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
	Int: COMPARED,
	Float: COMPARED,
	Date: COMPARED,
	String: MATCHED,
	JSON: MATCHED,
};

/** Input types that mirror a type with fields: made once per type, recursive where the type is. */
export interface DerivedInputs {
	/** `PostFilterInput` */
	filter(type: FieldsComposer): InputTypeComposer;
	/** `PostSortInput` */
	sort(type: FieldsComposer): InputTypeComposer;
	/** `PostFieldSelector` */
	fieldSelector(type: FieldsComposer): InputTypeComposer;
}

export function createDerivedInputs(composer: Composer): DerivedInputs {
	const mirrors = new Map<string, InputTypeComposer>();
	/** On their way: a field of a recursive type is about to have fields. */
	const unfinished = new Set<unknown>();
	const sortOrder = composer.createEnumTC({ name: "SortOrderEnum", values: { ASC: {}, DESC: {} } });
	const selected = composer.createEnumTC({ name: "FieldSelectorEnum", values: { SELECT: {} } });

	return { filter, sort: mirror(derivedNames.sort, sortOrder), fieldSelector: mirror(derivedNames.fieldSelector, selected) };

	function filter(type: FieldsComposer): InputTypeComposer {
		return derive(type, derivedNames.filter, (field, name) => {
			const of = type.getFieldTC(name);
			if (hasFields(of)) {
				if (isThirdParty(of)) return undefined;
				const inner = filter(of);
				return listDepth(field.type) > 0 && !isEmpty(inner) ? filterList(of.getTypeName(), inner) : inner;
			}
			// Gatsby compares the ids of nodes as texts, so that variables of pages, which are String, fit.
			if (name === "id" && of.getTypeName() === "ID" && isNodeType(type)) return operators("String");
			return of instanceof ScalarTypeComposer || of instanceof EnumTypeComposer ? operators(of.getTypeName()) : undefined;
		});
	}

	function mirror(nameOf: (type: string) => string, leaf: EnumTypeComposer): (type: FieldsComposer) => InputTypeComposer {
		const make = (type: FieldsComposer): InputTypeComposer =>
			derive(type, nameOf, (_field, name) => {
				const of = type.getFieldTC(name);
				if (hasFields(of)) return isThirdParty(of) ? undefined : make(of);
				return of instanceof ScalarTypeComposer || of instanceof EnumTypeComposer ? leaf : undefined;
			});
		return make;
	}

	function derive(
		type: FieldsComposer,
		nameOf: (type: string) => string,
		fieldOf: (field: ReturnType<FieldsComposer["getField"]>, name: string) => InputTypeComposer | EnumTypeComposer | undefined,
	): InputTypeComposer {
		const name = nameOf(type.getTypeName());
		const made = mirrors.get(name);
		if (made !== undefined) return made;
		const input = InputTypeComposer.create({ name, fields: {} }, composer);
		mirrors.set(name, input);
		unfinished.add(input);
		for (const fieldName of type.getFieldNames()) {
			const of = fieldOf(type.getField(fieldName), fieldName);
			if (of !== undefined && !isEmpty(of)) input.setField(fieldName, { type: of });
		}
		unfinished.delete(input);
		return input;
	}

	/** GraphQL refuses inputs without fields: those of types that have unions only. */
	function isEmpty(input: InputTypeComposer | EnumTypeComposer): boolean {
		return !unfinished.has(input) && input.getFieldNames().length === 0;
	}

	function filterList(type: string, inner: InputTypeComposer): InputTypeComposer {
		const name = derivedNames.filterList(type);
		const made = mirrors.get(name) ?? InputTypeComposer.create({ name, fields: { elemMatch: { type: inner } } }, composer);
		mirrors.set(name, made);
		return made;
	}

	function operators(scalar: string): InputTypeComposer {
		const name = derivedNames.operators(scalar);
		const made = mirrors.get(name);
		if (made !== undefined) return made;
		const fields = (OPERATORS[scalar] ?? EQUALLED).map((operator) => {
			return [operator, { type: operator === "in" || operator === "nin" ? `[${scalar}]` : scalar }];
		});
		const input = InputTypeComposer.create({ name, fields: Object.fromEntries(fields) }, composer);
		mirrors.set(name, input);
		return input;
	}
}
