/** What getServerData of this site was asked for, in order. */
export function record({ url, method, headers }) {
	globalThis.serverRuns = [...readRuns(), { url, method, purpose: headers.get("sec-purpose") ?? headers.get("purpose") ?? null }];
}

export function readRuns() {
	return globalThis.serverRuns ?? [];
}
