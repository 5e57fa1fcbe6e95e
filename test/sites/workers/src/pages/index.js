import { existsSync } from "node:fs";
import { VERSION } from "../version";

/** Does what it is asked to, and says which process and which build that was. */
export default function Page({ serverData }) {
	return <h1>{`${serverData.pid} ${VERSION}`}</h1>;
}

export async function getServerData({ query }) {
	if (query.until) {
		console.log(`waiting ${process.pid}`);
		while (!existsSync(query.until)) await new Promise((resolve) => setTimeout(resolve, 20));
	}
	if (query.exit) process.exit(Number(query.exit));
	if (query.throw) setTimeout(throwLate, 1);
	if (query.spin) while (true);
	for (const until = Date.now() + Number(query.busy ?? 0); Date.now() < until; );
	if (query.grow) {
		globalThis.kept ??= [];
		globalThis.kept.push(Buffer.alloc(Number(query.grow) * 1024 * 1024, 1));
	}
	return { props: { pid: process.pid } };
}

function throwLate() {
	throw new Error("thrown late");
}
