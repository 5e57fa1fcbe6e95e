/**
 * Reads a `cookie` header. Values are percent-decoded where that is possible; of several cookies of one name the first counts, which
 * is the one with the longest path (RFC 6265, 5.4).
 */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
	const cookies = new Map<string, string>();
	for (const pair of header?.split(";") ?? []) {
		const equals = pair.indexOf("=");
		if (equals < 0) continue;
		const name = pair.slice(0, equals).trim();
		if (!cookies.has(name)) cookies.set(name, decode(unquote(pair.slice(equals + 1).trim())));
	}
	return cookies;
}

function unquote(value: string): string {
	return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

function decode(value: string): string {
	if (!value.includes("%")) return value;
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
