import type { TemplateRecord } from "../artifact/schema.js";
import { hashOf } from "../system/hash.js";
import type { DocumentAssets } from "../universal/renderer.js";
import { VERSION } from "../universal/version.js";
import type { StagedBundles } from "./stage-bundles.js";

/** Template → hash of what its documents are made from besides their pages' data. */
export type TemplateKeys = Readonly<Record<string, string>>;

export interface TemplateKeysInput {
	readonly bundles: Pick<StagedBundles, "server">;
	readonly templates: Readonly<Record<string, TemplateRecord>>;
	readonly assets: DocumentAssets;
	readonly pathPrefix: string;
	/** Hash → JSON of `{"data"}` of static queries. */
	readonly queryResults: Readonly<Record<string, string>>;
}

export function createTemplateKeys({ bundles, templates, assets, pathPrefix, queryResults }: TemplateKeysInput): TemplateKeys {
	const { server } = bundles;
	const shared = hashOf([VERSION, process.version, pathPrefix, JSON.stringify(assets), JSON.stringify(server.externals)]);
	const keys = Object.entries(templates).map(([template, { staticQueryHashes }]) => {
		const results = staticQueryHashes.flatMap((hash) => [hash, queryResults[hash] ?? ""]);
		return [template, hashOf([shared, server.bundle.renderHashes[template] ?? "", ...results])];
	});
	return Object.fromEntries(keys);
}
