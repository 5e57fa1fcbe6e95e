/** Options of `res.cookie`, as Express has them. */
export interface CookieOptions {
	readonly domain?: string;
	/** Text of the value. Default: encodeURIComponent. */
	readonly encode?: (value: string) => string;
	readonly expires?: Date;
	readonly httpOnly?: boolean;
	/** Milliseconds. */
	readonly maxAge?: number;
	readonly partitioned?: boolean;
	/** Default `/`. */
	readonly path?: string;
	readonly priority?: "low" | "medium" | "high";
	readonly sameSite?: boolean | "lax" | "strict" | "none";
	readonly secure?: boolean;
}

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** A value may hold neither control characters nor the end of the attribute. RFC 6265, 4.1.1. */
const ATTRIBUTE = /^[\x20-\x3a\x3c-\x7e]*$/;

/**
 * The text of a `set-cookie` header. An object becomes JSON after `j:`.
 * @throws TypeError for what a header can't carry
 */
export function serialiseCookie(name: string, value: unknown, options: CookieOptions): string {
	const { domain, encode = encodeURIComponent, httpOnly, maxAge, partitioned, path = "/", priority, sameSite, secure } = options;
	const text = typeof value === "object" && value !== null ? `j:${JSON.stringify(value)}` : String(value);
	const expires = options.expires ?? (maxAge === undefined ? undefined : new Date(Date.now() + maxAge));
	const attributes = {
		"Max-Age": maxAge === undefined ? undefined : String(Math.floor(maxAge / 1000)),
		Domain: domain,
		Path: path,
		Expires: expires?.toUTCString(),
		HttpOnly: httpOnly,
		Secure: secure,
		Partitioned: partitioned,
		Priority: priority && capital(priority),
		SameSite: sameSite === true ? "Strict" : sameSite && capital(sameSite),
	};
	const given = Object.entries(attributes).filter((entry): entry is [string, string | true] => Boolean(entry[1]));
	const encoded = encode(text);
	const parts = [["value", encoded] as const, ...given];
	const invalid = NAME.test(name) ? parts.find(([, part]) => part !== true && !ATTRIBUTE.test(part))?.[0] : "name";
	if (invalid) throw new TypeError(`The ${invalid} of the cookie ${JSON.stringify(name)} can't be in a header.`);
	return [`${name}=${encoded}`, ...given.map(([key, each]) => (each === true ? key : `${key}=${each}`))].join("; ");
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
