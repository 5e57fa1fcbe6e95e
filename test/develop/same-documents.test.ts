import { test } from "vitest";
import { buildSite, startSite } from "../support/command.js";
import { expectSameDocuments } from "../support/same-documents.js";
import { createTemporarySite } from "../support/temporary-site.js";

test.each([
	["develop", ["/items/one/", "/items/deep/down/"]],
	["browser", ["/ssr/props/one/?a=1"]],
])("9.2.16–18 what develop renders is what serve renders, class names included: %s", async (name, more) => {
	const folder = await createTemporarySite(name);
	await buildSite(folder.directory);
	const [serve, develop] = [await startSite(folder.directory, "serve"), await startSite(folder.directory, "develop")];
	try {
		await expectSameDocuments(serve.url, develop.url, more);
	} finally {
		await Promise.all([serve.stop(), develop.stop()]);
		await folder.delete();
	}
});
