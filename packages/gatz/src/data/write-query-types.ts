import { relative, resolve } from "node:path";
import { type FragmentDefinitionNode, type GraphQLSchema, lexicographicSortSchema, print, printSchema } from "graphql";
import type { SiteConfig } from "../config.js";
import { readText, whenThere, write } from "../system/files.js";
import type { CompiledQueries } from "./compiled-query.js";
import { findGraphqlCalls } from "./find-graphql-calls.js";
import { collectNamedDefinitions, isForeign } from "./named-definitions.js";
import { printQueryTypes } from "./print-query-types.js";

export interface QueryTypesInput {
	/** Absolute path. */
	readonly siteDirectory: string;
	readonly option: SiteConfig["graphqlTypegen"];
	readonly schema: GraphQLSchema;
	readonly queries: CompiledQueries;
	/** Where an editor can ask the site being developed. */
	readonly endpoint?: string;
}

/** For editors, relative to the site. */
const EDITOR_FILES = {
	schema: ".cache/typegen/schema.graphql",
	fragments: ".cache/typegen/fragments.graphql",
	config: ".cache/typegen/graphql.config.json",
};

/**
 * Writes the types of a site's queries (`src/gatsby-types.d.ts`) and what GraphQL plugins of editors want: schema, fragments and a
 * configuration. SPEC 4.6.4. A file that would stay the same is not touched. While a query of the site has an error, the types stay as they are.
 * @returns hints: which queries get no types, and why
 */
export async function writeQueryTypes(input: QueryTypesInput): Promise<readonly string[]> {
	const { siteDirectory, option, schema, queries, endpoint = "http://localhost:8000/___graphql" } = input;
	if (!option) return [];
	const into = (file: string, text: string) => writeChanged(resolve(siteDirectory, file), text);
	await into(EDITOR_FILES.schema, `${printSchema(lexicographicSortSchema(schema))}\n`);
	await into(EDITOR_FILES.fragments, printFragments(queries.fragments, siteDirectory));
	await into(EDITOR_FILES.config, printEditorConfig(endpoint));
	if (queries.errors.some(({ place }) => !isForeign(place.file ?? ""))) return [];
	const calls = await findGraphqlCalls(schema, option.documentSearchPaths, siteDirectory);
	const { definitions, hints } = collectNamedDefinitions({ schema, queries, calls, siteDirectory });
	await into(option.typesOutputPath, await printQueryTypes(schema, definitions));
	return hints;
}

async function writeChanged(path: string, text: string): Promise<void> {
	if ((await whenThere(readText(path))) !== text) await write(path, text);
}

function printFragments(fragments: ReadonlyMap<string, FragmentDefinitionNode>, siteDirectory: string): string {
	const printed = [...fragments.values()].map((fragment) => {
		const file = fragment.loc ? relative(siteDirectory, fragment.loc.source.name).replaceAll("\\", "/") : "";
		return `# ${file}\n${print(fragment)}\n`;
	});
	return printed.join("\n");
}

/** In the form of graphql-config. */
function printEditorConfig(url: string): string {
	const { schema, fragments } = EDITOR_FILES;
	const documents = ["src/**/**.{ts,js,tsx,jsx}", fragments];
	return `${JSON.stringify({ schema, documents, extensions: { endpoints: { default: { url } } } }, null, 2)}\n`;
}
