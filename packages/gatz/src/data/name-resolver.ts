import { GatzError, thrownMessage } from "../universal/errors.js";

// biome-ignore lint/suspicious/noExplicitAny: resolvers of all shapes
export type AnyResolver = (source: any, args: any, context: any, info: any) => unknown;

/** What a plugin's resolver threw, with the name of the field. */
export class ResolverError extends Error {
	override readonly name = "ResolverError";

	constructor(field: string, plugin: string, cause: unknown) {
		super(`The resolver of ${field}, which "${plugin}" gave, failed: ${thrownMessage(cause)}`, { cause });
	}
}

/** A resolver whose errors name its field and the plugin that gave it; the innermost of several does. */
export function nameResolver<Resolver extends AnyResolver>(resolve: Resolver, field: string, plugin: string): Resolver {
	const fail = (error: unknown): never => {
		throw error instanceof ResolverError || error instanceof GatzError ? error : new ResolverError(field, plugin, error);
	};
	const named: AnyResolver = (source, args, context, info) => {
		try {
			const value = resolve(source, args, context, info);
			return value instanceof Promise ? value.catch(fail) : value;
		} catch (error) {
			return fail(error);
		}
	};
	return named as Resolver;
}
