import type { PolicyDirectives } from "../universal/content-policy.js";

/** Lets what may come from the site itself come from where its assets are, too. */
export function allowAssets(directives: PolicyDirectives, assetPrefix: string): PolicyDirectives {
	const [origin] = /^(?:https?:)?\/\/[^/]+/.exec(assetPrefix) ?? [];
	if (origin === undefined) return directives;
	const allowed = Object.entries(directives).map(([name, sources]) => {
		const isWider = name.endsWith("-src") && sources.includes("'self'");
		return [name, isWider ? [...sources, origin.replace(/^\/\//, "")] : sources] as const;
	});
	return Object.fromEntries(allowed);
}
