/** Whether a text can be the host of a URL, perhaps with a port. Anybody may send any text as that. */
export function isHost(text: string): boolean {
	return /^[\w.:[\]-]+$/.test(text) && URL.canParse(`http://${text}`);
}
