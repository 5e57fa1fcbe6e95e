import { isDeepStrictEqual } from "node:util";
import type { AliasOptions } from "vite";
import type { Alias, SettingsBySide } from "../plugins/bundler-settings.js";

/**
 * Aliases that both sides have, in the bundler's form: it applies them in styles and in packages, too. `configuredModules` does the others.
 */
export function sharedAliases({ client, ssr }: SettingsBySide): Extract<AliasOptions, readonly unknown[]> {
	const shared = client.aliases.filter((alias) => isSimple(alias) && ssr.aliases.some((other) => isDeepStrictEqual(alias, other)));
	return shared.map((alias) => ({ find: aliasPattern(alias), replacement: (alias.targets[0] ?? "").replaceAll("$", "$$$$") }));
}

/** Whether the bundler has a form for it. */
function isSimple({ name, targets }: Alias): boolean {
	return targets.length === 1 && !name.includes("*");
}

/** Finds in an import what an alias stands for; the rest of it follows, and what a `*` found is the first group. */
export function aliasPattern({ name, exact }: Alias): RegExp {
	const text = name.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace("*", "(.*)");
	return new RegExp(`^${text}${exact || name.includes("*") ? "$" : "(?=/|$)"}`);
}

/** What an import is called by the first alias that fits: one name for each of its targets. undefined when none fits. */
export function applyAlias(aliases: readonly Alias[], id: string): readonly string[] | undefined {
	for (const alias of aliases) {
		const found = aliasPattern(alias).exec(id);
		if (found) return alias.targets.map((target) => target.replace("*", () => found[1] ?? "") + id.slice(found[0].length));
	}
	return undefined;
}
