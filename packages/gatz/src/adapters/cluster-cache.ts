import type { ChildProcess } from "node:child_process";
import { type CacheChannel, isCacheMessage } from "../server/cache-messages.js";

/** The line of the cache between a worker and the supervisor: a part of the one that they have. */
export function createCacheChannel(other: ChildProcess | NodeJS.Process): CacheChannel {
	return {
		send(message) {
			if (other.connected) other.send?.(message, undefined, undefined, () => {}); // who is gone is noticed by "disconnect"
		},
		onMessage: (listener) => void other.on("message", (message) => isCacheMessage(message) && listener(message)),
		onClose: (listener) => void other.once("disconnect", listener),
	};
}
