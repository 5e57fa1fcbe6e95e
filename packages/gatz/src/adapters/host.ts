/** What was asked last: a client, and a balancer in front of many, says the same host each time. */
let last = { text: "", isHost: false };

/** Whether a text can be the host of a URL, perhaps with a port. Anybody may send any text as that. */
export function isHost(text: string): boolean {
	if (text !== last.text) last = { text, isHost: /^[\w.:[\]-]+$/.test(text) && URL.canParse(`http://${text}`) };
	return last.isHost;
}
