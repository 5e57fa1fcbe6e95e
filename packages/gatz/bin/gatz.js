#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Gatz needs Node.js 20.19 or later; this is ${process.versions.node}.`);
	process.exit(1);
}
import("../dist/cli/main.js").then(({ main }) => main(process.argv)).then((code) => process.exit(code));
