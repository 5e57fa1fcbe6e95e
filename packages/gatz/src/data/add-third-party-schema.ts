import { type GraphQLNamedType, type GraphQLSchema, isIntrospectionType, isSpecifiedScalarType } from "graphql";
import { ObjectTypeComposer } from "graphql-compose";
import { type Composer, hasFields, type NamedComposer } from "./schema-composer.js";
import { builderOf, composeBuilder, referToTypes } from "./type-builder.js";

/** Scalars that are ours, whoever else has some of these names. */
const SHARED: ReadonlySet<string> = new Set(["Date", "GatsbyImageData", "JSON"]);

/** Adds the types of another schema, with their resolvers, and the fields of its root to ours. The schema itself is not changed. SPEC 6.2.6. */
export function addThirdPartySchema(composer: Composer, schema: GraphQLSchema): void {
	const query = schema.getQueryType();
	const roots = [query, schema.getMutationType(), schema.getSubscriptionType()];
	for (const type of Object.values(schema.getTypeMap())) {
		if (roots.includes(type as never) || isIntrospectionType(type) || isSpecifiedScalarType(type) || SHARED.has(type.name)) continue;
		const composed = composeForeign(composer, type, query?.name);
		composed.setExtension("createdFrom", "thirdPartySchema");
		composer.set(type.name, composed);
		composer.addSchemaMustHaveType(composed);
	}
	if (query) composer.Query.addFields(toOurRoot(builderOf(query).config.fields, query.name) as never);
}

function composeForeign(composer: Composer, type: GraphQLNamedType, root: string | undefined): NamedComposer {
	const builder = builderOf(type);
	const { fields } = builder.config;
	const config = fields === undefined ? builder.config : { ...builder.config, fields: toOurRoot(fields, root) };
	const composed = composeBuilder(composer, { ...builder, config }, () => {});
	if (hasFields(composed) && !(composed instanceof ObjectTypeComposer) && !composed.getResolveType()) {
		composed.setResolveType((value: { __typename?: string }) => value.__typename);
	}
	return composed;
}

/** Relay's schemas lead back to their root: here that is ours. */
function toOurRoot(fields: unknown, root: string | undefined): Record<string, unknown> {
	const named = referToTypes(fields as Readonly<Record<string, unknown>>, () => {});
	if (root === undefined || root === "Query") return { ...named };
	const name = new RegExp(`\\b${root}\\b`);
	return Object.fromEntries(
		Object.entries(named).map(([key, field]) => {
			const { type } = field as { type: unknown };
			return [key, { ...(field as object), type: typeof type === "string" ? type.replace(name, "Query") : type }];
		}),
	);
}
