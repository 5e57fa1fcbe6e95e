// A process that answers from the cache of its parent: { url } → { status, text }.
import { isCacheMessage } from "../../packages/gatz/dist/server/cache-messages.js";
import { createSharedStore } from "../../packages/gatz/dist/server/cache-shared-store.js";
import { createHandler, openArtifact } from "../../packages/gatz/dist/server.js";

process.env.NODE_ENV = "production";
const channel = {
	send: (message) => process.send(message),
	onMessage: (listener) => process.on("message", (message) => isCacheMessage(message) && listener(message)),
	onClose: (listener) => process.once("disconnect", listener),
};
const handler = createHandler(await openArtifact(process.argv[2]), {
	logger: { error: console.error, warn: console.warn },
	cache: createSharedStore(channel, 1e6),
});
const { signal } = new AbortController();
process.on("message", async (message) => {
	if (isCacheMessage(message)) return;
	const headers = { host: "x" };
	const answer = await handler({
		method: "GET",
		url: message.url,
		headers,
		body: () => null,
		signal: () => signal,
		origin: () => "http://x",
	});
	process.send({ status: answer.headers["cache-status"], text: String(answer.body) });
});
process.send({ ready: true });
