import type { GraphQLSchema } from "graphql";
import type { SiteConfig } from "../config.js";
import type { Reporter } from "../plugin-api.js";
import type { RunGraphql } from "../plugins/data-actions.js";
import type { Plugin } from "../plugins/plugin.js";
import type { HookArguments } from "../plugins/run-hook.js";
import { GatzError } from "../universal/errors.js";
import type { GatsbyPathField } from "./add-hook-fields.js";
import { buildSchema } from "./build-schema.js";
import { createNodeModel } from "./create-node-model.js";
import { TypeInference } from "./infer-types.js";
import type { MemoryNodeStore } from "./memory-node-store.js";
import type { ReadSet } from "./node.js";
import type { ResolverContext } from "./node-model.js";
import { printConflicts } from "./print-conflicts.js";
import { createResolverContext } from "./resolver-context.js";
import { createRunGraphql } from "./run-graphql.js";
import { createQueryRunner, type QueryRunner } from "./run-query.js";
import type { SchemaDeclarations } from "./schema-declarations.js";
import { readSchemaInputs } from "./schema-inputs.js";

export interface SiteGraphOptions {
	/** Absolute path of the site. */
	readonly directory: string;
	readonly config: SiteConfig;
	readonly plugins: readonly Plugin[];
	readonly reporter: Reporter;
	readonly store: MemoryNodeStore;
	readonly declarations: SchemaDeclarations;
}

/** The nodes of a site as GraphQL shows them. */
export interface SiteGraph {
	/**
	 * Makes the schema of the nodes as they are now; when that would be the same again, nothing is made.
	 * @param createArguments of the hooks setFieldsOnGraphQLNodeType and createResolvers
	 * @throws GatzError TYPE_…, FIELD_EXTENSION_…, SCHEMA_…, LINK_NODE_MISSING, HOOK_FAILED
	 */
	update(createArguments: HookArguments, gatsbyPath?: GatsbyPathField): Promise<GraphQLSchema>;
	/** Hash-like text of what the schema was made from: results of queries hold while it is the same. */
	readonly key: string;
	/** The schema as it was made last. @throws GatzError MODULE_NOT_YET before the first `update` */
	schema(): GraphQLSchema;
	/** For hooks. Rejects before the first `update`. */
	readonly graphql: RunGraphql;
	/** As `graphql`, and tells what each query has read. */
	createGraphql(onReads: (reads: ReadSet) => void): RunGraphql;
	/** For queries of source files, on the schema as it is now. */
	createRunner(): QueryRunner;
}

export function createSiteGraph({ directory, config, plugins, reporter, store, declarations }: SiteGraphOptions): SiteGraph {
	const inference = new TypeInference(store, config.mapping);
	let schema: GraphQLSchema | undefined;
	let key = "";
	const warned = new Set<string>();
	/** The schema is made several times in a build. */
	const warnOnce = (text: string): void => {
		if (!warned.has(text)) reporter.warn(text);
		warned.add(text);
	};

	const current = (): GraphQLSchema => {
		if (schema) return schema;
		throw new GatzError("MODULE_NOT_YET", { module: "gatsby-node", member: "graphql" });
	};
	const nodeModel = createNodeModel({ store, schema: current, createContext: (reads) => createContext(reads, undefined) });

	function createContext(reads: ReadSet, path: string | undefined): ResolverContext {
		return createResolverContext({ custom: declarations.resolverContext, nodeModel: nodeModel.withReads(reads), reads, path });
	}

	const createGraphql = (onReads?: (reads: ReadSet) => void): RunGraphql =>
		createRunGraphql({
			schema: current,
			createContext: (reads) => createContext(reads, undefined),
			onHint: (message) => reporter.warn(message),
			...(onReads && { onReads }),
		});

	return {
		get key() {
			return key;
		},
		async update(createArguments, gatsbyPath) {
			const inputs = readSchemaInputs({ declarations, store, infer: (names) => inference.infer(names) });
			if (schema && inputs.key === key) return schema;
			printConflicts(inputs.inferred).forEach(warnOnce);
			const schemaReporter = { ...reporter, warn: warnOnce };
			schema = await buildSchema({
				inputs,
				plugins,
				createArguments,
				reporter: schemaReporter,
				directory,
				...(gatsbyPath && { gatsbyPath }),
			});
			key = inputs.key;
			return schema;
		},
		schema: current,
		graphql: createGraphql(),
		createGraphql,
		createRunner: () =>
			createQueryRunner({
				schema: current(),
				createContext,
				siteDirectory: directory,
				onSlow: ({ name }, page, seconds) => reporter.warn(`The query ${name}${page ? ` of ${page}` : ""} took ${seconds} s.`),
			}),
	};
}
