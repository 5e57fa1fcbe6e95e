import { parentPort, workerData } from "node:worker_threads";
import { readCurrent } from "./leftover.js";
import { createLook } from "./unchanged-files.js";

const siteDirectory = workerData as string;
const isUnchanged = createLook(siteDirectory);
readCurrent(siteDirectory).then((current) => {
	const touched = current?.files.filter((record) => !isUnchanged(record)) ?? [];
	parentPort?.postMessage(touched.map(({ path }) => path));
});
