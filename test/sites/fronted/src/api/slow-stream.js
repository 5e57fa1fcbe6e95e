import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** Sends one line, and the next when there is the file that the query names. */
export default async function slowStream(request, response) {
	response.setHeader("content-type", "text/plain");
	response.setHeader("cache-control", "private, no-store");
	response.write("first\n");
	while (!existsSync(request.query.until)) await setTimeout(10);
	response.end("second\n");
}
