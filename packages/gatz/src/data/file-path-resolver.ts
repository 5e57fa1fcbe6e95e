import { posix } from "node:path";
import type { ResolverContext } from "./node-model.js";
import { type FieldResolver, resolverBeneath } from "./resolve-field.js";

/** Resolver of `@fileByRelativePath`: the File nodes at paths relative to the file that the node comes from. Lists stay lists. */
export function createFileResolver(options: { readonly from?: unknown; readonly fromNode?: unknown }, resolve: unknown): FieldResolver {
	const beneath = resolverBeneath(resolve, options);
	return async (source, args, context, info) => {
		const value = await beneath(source, args, context, info);
		if (value === undefined || value === null) return null;
		const file = context.nodeModel.findRootNodeAncestor(source, (node) => node.internal?.type === "File");
		return file === null ? null : findFiles(value, String(file.dir), context);
	};
}

function findFiles(path: unknown, directory: string, context: ResolverContext): unknown {
	if (Array.isArray(path)) return Promise.all(path.map((each) => findFiles(each, directory, context)));
	if (typeof path !== "string") return null;
	const absolutePath = posix.resolve(directory, path.replaceAll("\\", "/"));
	return context.nodeModel.findOne({ type: "File", query: { filter: { absolutePath: { eq: absolutePath } } } }, { path: context.path });
}
