import { type ASTNode, type DocumentNode, GraphQLError, type Location, parse, Source } from "graphql";
import { type ErrorPlace, GatzError } from "../universal/errors.js";
import { type GraphqlTag, shownFile, tagPlace } from "./graphql-tag.js";

/** The text of a tag, as the nodes that are parsed from it remember it. */
class TagSource extends Source {
	readonly tag: GraphqlTag;

	constructor(tag: GraphqlTag) {
		super(tag.text, tag.file);
		this.tag = tag;
	}
}

/** Parses a tag, or says why it can't be: GRAPHQL_TAG_INTERPOLATED, GRAPHQL_TAG_EMPTY, GRAPHQL_SYNTAX. */
export function parseTag(tag: GraphqlTag, siteDirectory: string): DocumentNode | GatzError {
	const file = shownFile(tag.file, siteDirectory);
	const at = (offset: number) => ({ place: tagPlace(tag, offset, siteDirectory) });
	if (tag.interpolated) return new GatzError("GRAPHQL_TAG_INTERPOLATED", { file }, at(tag.text.indexOf("${")));
	if (tag.text.replace(/#.*/g, "").trim() === "") return new GatzError("GRAPHQL_TAG_EMPTY", { file }, at(0));
	try {
		return parse(new TagSource(tag));
	} catch (error) {
		if (!(error instanceof GraphQLError)) throw error;
		const message = error.message.replace(/^Syntax Error: /, "");
		return new GatzError("GRAPHQL_SYNTAX", { file, message }, at(error.positions?.[0] ?? 0));
	}
}

/** Where a node of a query is in the site; nothing is known of what no tag holds. */
export function nodePlace(node: ASTNode | undefined, siteDirectory: string): ErrorPlace {
	const { loc } = (node ?? {}) as { loc?: Location };
	return loc?.source instanceof TagSource ? tagPlace(loc.source.tag, loc.start, siteDirectory) : {};
}
