import { createServer } from "node:http";
import { systemCode } from "../system/files.js";
import type { Address } from "./nodejs.js";

/** The first port from the given one on that nobody listens on; after the last one, 0, for which the system finds one. */
export async function findFreePort({ host, port }: Address): Promise<number> {
	for (let candidate = port; candidate <= 65_535; candidate++) if (await isFree({ host, port: candidate })) return candidate;
	return 0;
}

/** Any other reason than its use is told by whoever listens on it. */
function isFree({ host, port }: Address): Promise<boolean> {
	const server = createServer();
	return new Promise((resolve) => {
		server.once("error", (error) => resolve(systemCode(error) !== "EADDRINUSE"));
		server.listen(port, host, () => server.close(() => resolve(true)));
	});
}
