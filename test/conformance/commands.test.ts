import { fileURLToPath } from "node:url";
import { buildSite, startSite } from "../support/command.js";
import { createTemporaryCopy, type ReactVersion } from "../support/temporary-site.js";
import { createHttpSubject } from "./http-subject.js";
import { describeConformance } from "./suite.js";

const SITE = fileURLToPath(new URL("site", import.meta.url));

const IN_DEVELOP = {
	"1.15.7": "the dev server sends the site's own source, as that of every Vite project does",
	"8.45": "nothing is kept in develop",
};

/** What develop logs of each request for a server-rendered page. */
const REQUEST_LINE = /^[A-Z]+ \/.* \d+ ms$/gm;

const createSubject = (command: "serve" | "develop", react: ReactVersion) => async () => {
	const copy = await createTemporaryCopy(SITE, { react });
	if (command === "serve") await buildSite(copy.directory);
	const site = await startSite(copy.directory, command);
	let seen = 0;
	return createHttpSubject("127.0.0.1", site.port, {
		tellsOnce: command === "develop",
		takeErrors() {
			const output = site.output().slice(seen);
			seen += output.length;
			const text = output.replace(REQUEST_LINE, "").trim();
			return text === "" ? [] : [text];
		},
		async close() {
			await site.stop();
			await copy.delete();
		},
	});
};

for (const react of [19, 18] as const) {
	describeConformance(`serve on React ${react}`, createSubject("serve", react));
	describeConformance(`develop on React ${react}`, createSubject("develop", react), IN_DEVELOP);
}
