import type { GraphQLDirective } from "graphql";
import type { ObjectTypeComposerArgumentConfigMapDefinition } from "graphql-compose";
import type { FieldConfig } from "./schema-composer.js";

/** What `extend` gives back: the parts of the field that it replaces, `{ type, args, resolve, … }`. */
export type FieldChange = Readonly<Record<string, unknown>>;

/** A directive on fields, and of the same name an entry in the `extensions` of builders' fields. SPEC 6.2.6. */
export interface FieldExtension {
	readonly name: string;
	readonly description?: string;
	readonly args?: ObjectTypeComposerArgumentConfigMapDefinition;
	/**
	 * @param options its arguments, with their defaults
	 * @param field the field as it is so far, other extensions included
	 */
	extend?(options: Record<string, unknown>, field: FieldConfig): FieldChange | undefined;
	/** Name of the plugin that made it; undefined for the framework's. */
	readonly plugin?: string;
}

/** A field extension with the directive that reads its arguments. */
export interface KnownExtension {
	readonly extension: FieldExtension;
	readonly directive: GraphQLDirective;
}
