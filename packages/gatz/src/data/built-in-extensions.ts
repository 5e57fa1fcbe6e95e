import { createDateResolver, dateFieldArguments } from "./date-field.js";
import type { FieldExtension } from "./field-extension.js";
import { createFileResolver } from "./file-path-resolver.js";
import { createLinkResolver } from "./link-resolver.js";
import { resolveField, resolverBeneath } from "./resolve-field.js";

const FROM = { type: "String", description: "Path of the value, where it isn't the field's name." };

const dateformat: FieldExtension = {
	name: "dateformat",
	description: "Add date formatting options.",
	args: { formatString: "String", fromNow: "Boolean", difference: "String", locale: "String" },
	extend: (options, { args, resolve }) => ({
		args: { ...args, ...dateFieldArguments(options) },
		resolve: createDateResolver(resolve ?? resolveField),
	}),
};

const link: FieldExtension = {
	name: "link",
	description: "Link to node by foreign-key relation.",
	args: { by: { type: "String!", defaultValue: "id" }, from: FROM, on: "String" },
	extend: (options, { resolve }) => ({ resolve: createLinkResolver(options, resolve) }),
};

const fileByRelativePath: FieldExtension = {
	name: "fileByRelativePath",
	description: "Link to File node by relative path.",
	args: { from: FROM },
	extend: (options, { resolve }) => ({ resolve: createFileResolver(options, resolve) }),
};

const proxy: FieldExtension = {
	name: "proxy",
	description: "Proxy resolver from another field.",
	args: { from: { type: "String!" }, fromNode: { type: "Boolean!", defaultValue: false } },
	extend: (options, { resolve }) => ({ resolve: resolverBeneath(resolve, options) }),
};

/** The framework's own field extensions. */
export const BUILT_IN_EXTENSIONS: ReadonlyMap<string, FieldExtension> = new Map(
	[dateformat, link, fileByRelativePath, proxy].map((extension) => [extension.name, extension]),
);
