import { fileURLToPath } from "node:url";
import { buildSite, startSite } from "../support/command.js";
import { createHttpSubject } from "./http-subject.js";
import { describeConformance } from "./suite.js";

const SITE = fileURLToPath(new URL("site", import.meta.url));

describeConformance("serve", async () => {
	await buildSite(SITE);
	const site = await startSite(SITE, "serve");
	let seen = 0;
	return createHttpSubject("127.0.0.1", site.port, {
		takeErrors() {
			const text = site.output().slice(seen);
			seen += text.length;
			return text === "" ? [] : [text];
		},
		close: () => site.stop(),
	});
});
