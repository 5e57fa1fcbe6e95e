import type { GraphqlTag } from "../data/graphql-tag.js";
import type { ShadowTable } from "../plugins/component-shadows.js";

/**
 * The tags without those of files that others shadow and that define the same fragments: the shadow's count, which is often a copy with changes.
 * A shadow may import what it shadows, so that its other tags stay.
 */
export function withoutShadowedFragments(tags: readonly GraphqlTag[], shadows: ShadowTable): readonly GraphqlTag[] {
	if (Object.keys(shadows).length === 0) return tags;
	const fragments = new Map<string, readonly string[]>();
	for (const tag of tags) fragments.set(tag.file, [...(fragments.get(tag.file) ?? []), ...fragmentNames(tag)]);
	return tags.filter((tag) => {
		const replaced = new Set((shadows[tag.file] ?? []).flatMap((file) => fragments.get(file) ?? []));
		return !fragmentNames(tag).some((name) => replaced.has(name));
	});
}

function fragmentNames({ text }: GraphqlTag): string[] {
	return Array.from(text.matchAll(/\bfragment\s+(\w+)\s+on\b/g), ([, name]) => name as string);
}
