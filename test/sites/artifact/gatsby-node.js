const { existsSync, mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");

function writePublic(name) {
	const folder = join(__dirname, "public/from-hooks");
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, name), `written by ${name}`);
}

exports.onPreBuild = async () => {
	// A build that takes as long as a file is there.
	while (process.env.WHILE && existsSync(process.env.WHILE)) await sleep(20);
	if (process.env.FAIL_IN_HOOK) throw new Error("a hook that fails");
	if (process.env.WRITES) writePublic("on-pre-build.txt");
};

exports.onPostBuild = () => {
	if (process.env.WRITES) writePublic("on-post-build.txt");
	if (process.env.FAIL_AT_END) throw new Error("a hook that fails at the end");
};

exports.createPages = ({ actions }) => {
	for (let number = 0; number < 20; number++) {
		actions.createPage({
			path: `/made/${number}/`,
			component: join(__dirname, "src/templates/made.js"),
			context: { number },
			defer: number >= 10,
		});
	}
};
