import { fileURLToPath } from "node:url";
import { startSite } from "../support/command.js";
import { createHttpSubject } from "./http-subject.js";
import { describeConformance } from "./suite.js";

const SITE = fileURLToPath(new URL("site", import.meta.url));

const SKIPPED = {
	"1.15.7": "the dev server sends the site's own source, as that of every Vite project does",
};

async function createSubject() {
	const site = await startSite(SITE, "develop");
	let seen = 0;
	return createHttpSubject("127.0.0.1", site.port, {
		takeErrors() {
			const text = site.output().slice(seen);
			seen += text.length;
			return text === "" ? [] : [text];
		},
		close: () => site.stop(),
	});
}

describeConformance("develop", createSubject, SKIPPED);
