import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, print, visit } from "graphql";
import { hashOf } from "../system/hash.js";
import { GatzError } from "../universal/errors.js";
import { suggest } from "../universal/suggest.js";
import type { CompiledQuery } from "./compiled-query.js";
import { type GraphqlTag, shownFile } from "./graphql-tag.js";
import { queryHash } from "./query-hash.js";
import { nodePlace } from "./tag-source.js";

export interface LinkInput {
	readonly kind: CompiledQuery["kind"];
	readonly tag: GraphqlTag;
	readonly operation: OperationDefinitionNode;
	/** All of the site. */
	readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
	readonly siteDirectory: string;
}

/** Puts an operation together with all fragments that it uses, directly or not; or says which are unknown: GRAPHQL_FRAGMENT_UNKNOWN. */
export function linkQuery({ kind, tag, operation, fragments, siteDirectory }: LinkInput): CompiledQuery | GatzError[] {
	const used = new Map<string, FragmentDefinitionNode>();
	const errors: GatzError[] = [];
	const file = shownFile(tag.file, siteDirectory);
	const follow = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
		visit(definition, {
			FragmentSpread(spread) {
				const name = spread.name.value;
				const fragment = fragments.get(name);
				if (!fragment) {
					const values = { name, file, hint: suggest(name, fragments.keys()) };
					errors.push(new GatzError("GRAPHQL_FRAGMENT_UNKNOWN", values, { place: nodePlace(spread, siteDirectory) }));
				} else if (!used.has(name)) {
					used.set(name, fragment);
					follow(fragment);
				}
			},
		});
	};
	follow(operation);
	if (errors.length > 0) return errors;
	const hash = queryHash(tag.text);
	const name = operation.name?.value ?? generatedName(file, hash);
	const named: OperationDefinitionNode = { ...operation, name: { kind: Kind.NAME, value: name } };
	const sorted = [...used].sort(([a], [b]) => (a < b ? -1 : 1));
	const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [named, ...sorted.map(([, fragment]) => fragment)] };
	return {
		hash,
		kind,
		name,
		file: tag.file,
		text: tag.text,
		document,
		variables: operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [],
		fragments: sorted.map(([fragment]) => fragment),
		key: hashOf([print(document)]),
	};
}

function generatedName(file: string, hash: string): string {
	const words = file.split(/[^A-Za-z0-9]+/).filter(Boolean);
	const name = words.map((word, index) => (index === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1))).join("");
	return `${/^\d/.test(name) ? "_" : ""}${name}${hash}`;
}
