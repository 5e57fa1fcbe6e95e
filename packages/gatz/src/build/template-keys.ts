import type { TemplateRecord } from "../artifact/schema.js";
import { hashOf } from "../system/hash.js";
import { VERSION } from "../universal/version.js";
import type { StagedBundles } from "./stage-bundles.js";

/** Template → hash of what its documents are made from besides their pages' data. */
export type TemplateKeys = Readonly<Record<string, string>>;

/** @param queryResults hash → JSON of `{"data"}` of static queries */
export function createTemplateKeys(
	{ server, browser }: StagedBundles,
	templates: Readonly<Record<string, TemplateRecord>>,
	pathPrefix: string,
	queryResults: Readonly<Record<string, string>>,
): TemplateKeys {
	const shared = hashOf([VERSION, process.version, pathPrefix, JSON.stringify(browser.bundle.assets), JSON.stringify(server.externals)]);
	const keys = Object.entries(templates).map(([template, { staticQueryHashes }]) => {
		const results = staticQueryHashes.flatMap((hash) => [hash, queryResults[hash] ?? ""]);
		return [template, hashOf([shared, server.bundle.renderHashes[template] ?? "", ...results])];
	});
	return Object.fromEntries(keys);
}
