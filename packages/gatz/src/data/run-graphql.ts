import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse, validate } from "graphql";
import type { RunGraphql } from "../plugins/data-actions.js";
import { GatzError } from "../universal/errors.js";
import { createReadSet, type ReadSet } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import { rewriteOldSyntax } from "./old-syntax.js";

export interface RunGraphqlOptions {
	/** The schema as it is now: it is made anew after createPages. */
	schema(): GraphQLSchema;
	createContext(reads: ReadSet): ResolverContext;
	/** Gets what each query has read, as soon as it has ended. */
	onReads?(reads: ReadSet): void;
	/** Told once of each text in the form of Gatsby 4. */
	onHint?(message: string): void;
}

/** A text that was looked at, for one schema. */
type Prepared = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/**
 * Makes the `graphql` function of hooks. A text is parsed and checked once for each schema. Errors of a query are in its answer. SPEC 4.6.1–2.
 * The function throws GatzError GRAPHQL_FUNCTION_AS_TAG when it is used as a tag.
 */
export function createRunGraphql({ schema, createContext, onReads, onHint }: RunGraphqlOptions): RunGraphql {
	const prepared = new WeakMap<GraphQLSchema, Map<string, Prepared>>();
	const hinted = new Set<string>();

	function prepare(current: GraphQLSchema, text: string): Prepared {
		const known = prepared.get(current) ?? new Map<string, Prepared>();
		prepared.set(current, known);
		const found = known.get(text) ?? prepareText(current, text, hint);
		known.set(text, found);
		return found;
	}

	function hint(text: string, forms: readonly string[]): void {
		if (hinted.has(text)) return;
		hinted.add(text);
		onHint?.(
			`A query of gatsby-node sorts or aggregates in the form of Gatsby 4, which is rewritten each time. The new form:\n  ${forms.join("\n  ")}`,
		);
	}

	return async (query, variables = {}, operation) => {
		// What a tag gets first is a list of texts.
		if (typeof query !== "string") throw new GatzError("GRAPHQL_FUNCTION_AS_TAG", {}, { cause: new TypeError("not a text") });
		const current = schema();
		const ready = prepare(current, query);
		if ("errors" in ready) return { errors: ready.errors };
		const reads = createReadSet();
		const { data, errors } = await execute({
			schema: current,
			document: ready.document,
			contextValue: createContext(reads),
			variableValues: variables,
			operationName: operation,
		});
		onReads?.(reads);
		return { ...(data !== undefined && { data }), ...(errors && { errors }) };
	};
}

function prepareText(schema: GraphQLSchema, text: string, hint: (text: string, forms: readonly string[]) => void): Prepared {
	try {
		const { document, replaced } = rewriteOldSyntax(parse(text));
		if (replaced.length > 0)
			hint(
				text,
				replaced.map(({ replacement }) => replacement),
			);
		const errors = validate(schema, document);
		return errors.length > 0 ? { errors } : { document };
	} catch (error) {
		if (error instanceof GraphQLError) return { errors: [error] };
		throw error;
	}
}
