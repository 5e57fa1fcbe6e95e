import { join, posix } from "node:path";
import { type DocumentNode, type GraphQLSchema, parse, validate } from "graphql";
import { readText, walk, whenThere } from "../system/files.js";
import { createGlobMatcher } from "../system/glob.js";
import { mapParallel } from "../system/parallel.js";

/** `graphql(…)` or `graphql<…>(…)` of one text between backticks; a comment may stand before it. */
const CALL = /\bgraphql\s*(?:<[^()`]*>)?\s*\(\s*(?:\/\*[^*]*\*\/\s*)?`([^`\\]*)`/g;

const GLOB = /[*?[\]{}()!+@]/;
const SKIPPED = /(?:^|\/)(?:node_modules|public|\.[^/]+)$/;

/**
 * The queries that files pass to the `graphql` function of hooks, as far as they can be read off the text and fit the schema. What is wrong
 * with the others is said when they are run.
 * @param globs of files, relative to the site
 * @param siteDirectory absolute path
 */
export async function findGraphqlCalls(schema: GraphQLSchema, globs: readonly string[], siteDirectory: string): Promise<DocumentNode[]> {
	const files = await mapParallel(globs, 4, (glob) => findFiles(posix.normalize(glob), siteDirectory));
	const distinct = [...new Set(files.flat())].sort();
	const texts = await mapParallel(distinct, 8, (file) => whenThere(readText(join(siteDirectory, file))));
	return texts.flatMap((text = "") => Array.from(text.matchAll(CALL), ([, query = ""]) => parseCall(query, schema)).flat());
}

/** Looks only into the folder that a glob names before its first special character. */
async function findFiles(glob: string, siteDirectory: string): Promise<string[]> {
	const segments = glob.split("/");
	const special = segments.findIndex((segment) => GLOB.test(segment));
	if (special === -1) return [glob];
	const folder = segments.slice(0, special).join("/");
	const matches = createGlobMatcher(glob);
	const files = await walk(join(siteDirectory, folder), (inner) => SKIPPED.test(inner));
	return files.map((file) => posix.join(folder, file)).filter(matches);
}

function parseCall(text: string, schema: GraphQLSchema): DocumentNode[] {
	try {
		const document = parse(text);
		return validate(schema, document).length === 0 ? [document] : [];
	} catch {
		return [];
	}
}
