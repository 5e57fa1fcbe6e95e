import { isIP } from "node:net";
import proxyAddr from "proxy-addr";
import type { RequestHeaderValues } from "../server/exchange.js";
import { GatzError } from "../universal/errors.js";
import type { TrustedProxies } from "../universal/server-options.js";
import { isHost } from "./host.js";

/** Whether to believe the one at an address; `hop` is 0 for who is connected with the server, 1 for who is before that one. */
export type TrustHop = (address: string, hop: number) => boolean;

/** What proxies say of the visitor. */
export interface Visitor {
	readonly address: string | undefined;
	readonly scheme?: "http" | "https" | undefined;
	readonly host?: string | undefined;
}

/**
 * @returns undefined where nobody is trusted
 * @throws GatzError OPTION_INVALID
 */
export function readTrust(proxies: TrustedProxies): TrustHop | undefined {
	if (proxies === false || proxies === 0) return undefined;
	if (proxies === true) return () => true;
	if (typeof proxies === "number") return (_, hop) => hop < proxies;
	try {
		return proxyAddr.compile([...proxies]);
	} catch (cause) {
		throw new GatzError("OPTION_INVALID", { option: "trustProxy", problem: `can't be read: ${(cause as Error).message}` }, { cause });
	}
}

/**
 * Who has asked, as far as trusted proxies say it, in `X-Forwarded-For`, `-Proto` and `-Host`, or where there are none of these in
 * `Forwarded` (RFC 7239). Each proxy adds what it has seen at the end: what stands before the first one that is not trusted is
 * anybody's invention, in all of the headers.
 *
 * @param peer who is connected with the server
 */
export function readVisitor(headers: RequestHeaderValues, peer: string | undefined, trust: TrustHop): Visitor {
	if (peer === undefined || !trust(peer, 0)) return { address: peer };
	const said = readForwarded(headers);
	const request = {
		headers: { "x-forwarded-for": said.for.join(",") },
		socket: { remoteAddress: peer },
		connection: { remoteAddress: peer },
	};
	const chain = proxyAddr.all(request as unknown as Parameters<typeof proxyAddr.all>[0], trust);
	const hops = Math.max(1, chain.length - 1);
	const scheme = seen(said.proto, hops)?.toLowerCase();
	const host = seen(said.host, hops);
	return {
		address: chain.findLast((address) => isIP(address) > 0) ?? peer,
		scheme: scheme === "https" || scheme === "http" ? scheme : undefined,
		host: host !== undefined && isHost(host) ? host : undefined,
	};
}

/** What the outermost trusted proxy has seen. Most proxies replace what was there instead of adding to it. */
function seen(values: readonly string[], hops: number): string | undefined {
	return values[Math.max(0, values.length - hops)];
}

interface Said {
	readonly for: string[];
	readonly proto: string[];
	readonly host: string[];
}

function readForwarded(headers: RequestHeaderValues): Said {
	const list = (name: string) =>
		headers[name] === undefined
			? []
			: String(headers[name])
					.split(",")
					.map((part) => part.trim());
	const said = { for: list("x-forwarded-for").map(withoutPort), proto: list("x-forwarded-proto"), host: list("x-forwarded-host") };
	return headers.forwarded === undefined || Object.values(said).some(({ length }) => length > 0)
		? said
		: parseForwarded(String(headers.forwarded));
}

/** `for="[2001:db8::1]:80";proto=https, for=10.0.0.1`. */
function parseForwarded(header: string): Said {
	const said: Said = { for: [], proto: [], host: [] };
	for (const element of header.split(",")) {
		for (const [, name = "", quoted, token = ""] of element.matchAll(/(?:^|;)\s*(\w+)\s*=\s*(?:"([^"]*)"|([^\s;"]*))/g)) {
			const key = name.toLowerCase();
			const value = quoted ?? token;
			if (key === "for") said.for.push(withoutPort(value));
			else if (key === "proto" || key === "host") said[key].push(value);
		}
	}
	return said;
}

/** `1.2.3.4:80` and `[::1]:80`, as some proxies write addresses. */
function withoutPort(address: string): string {
	return /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}
