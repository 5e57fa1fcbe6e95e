/** A browser of the data, as a User-Agent header names it. */
export interface Visitor {
	/** Id of a browser of the data. */
	readonly browser: string;
	/** As sent: `157.0.7204.93`, `17.4`. */
	readonly version: string;
	/** What the visitor calls it, when that is another browser on top of this one's engine: "Chrome on iOS". */
	readonly alias?: string;
}

interface Rule {
	readonly browser: string;
	/** The first group is the version; underscores count as dots. */
	readonly version: RegExp;
	/** All of these have to match as well. */
	readonly also?: RegExp;
	readonly alias?: string;
}

const IOS = /\b(?:iPhone|iPad|iPod)\b/;
const IOS_VERSION = /\bOS (\d+(?:[._]\d+)*) like Mac OS X/;
const ANDROID = /\bAndroid\b/;

/** The first rule that matches wins: browsers claim to be those below them, and on iOS all are Safari underneath. */
const RULES: readonly Rule[] = [
	{ browser: "safari_ios", version: IOS_VERSION, also: /\bCriOS\//, alias: "Chrome on iOS" },
	{ browser: "safari_ios", version: IOS_VERSION, also: /\bFxiOS\//, alias: "Firefox on iOS" },
	{ browser: "safari_ios", version: IOS_VERSION, also: /\bEdgiOS\//, alias: "Edge on iOS" },
	{ browser: "safari_ios", version: IOS_VERSION, also: /\bOP(?:T|iOS)\//, alias: "Opera on iOS" },
	{ browser: "safari_ios", version: /\bVersion\/(\d+(?:\.\d+)*)/, also: IOS },
	{ browser: "webview_ios", version: IOS_VERSION, also: IOS },
	{ browser: "oculus", version: /\bOculusBrowser\/(\d+(?:\.\d+)*)/ },
	{ browser: "samsunginternet_android", version: /\bSamsungBrowser\/(\d+(?:\.\d+)*)/ },
	{ browser: "opera_android", version: /\bOPR\/(\d+(?:\.\d+)*)/, also: ANDROID },
	{ browser: "opera", version: /\b(?:OPR|Opera)\/(\d+(?:\.\d+)*)/ },
	{ browser: "chrome_android", version: /\bChrome\/(\d+(?:\.\d+)*)/, also: /\bEdgA\//, alias: "Edge on Android" },
	{ browser: "edge", version: /\bEdge?\/(\d+(?:\.\d+)*)/ },
	{ browser: "firefox_android", version: /\bFirefox\/(\d+(?:\.\d+)*)/, also: ANDROID },
	{ browser: "firefox", version: /\bFirefox\/(\d+(?:\.\d+)*)/ },
	{ browser: "webview_android", version: /\bChrome\/(\d+(?:\.\d+)*)/, also: /; wv\)/ },
	{ browser: "chrome_android", version: /\bChrome\/(\d+(?:\.\d+)*)/, also: ANDROID },
	{ browser: "chrome", version: /\b(?:Headless)?Chrome\/(\d+(?:\.\d+)*)/ },
	{ browser: "safari", version: /\bVersion\/(\d+(?:\.\d+)*).*\bSafari\// },
	{ browser: "ie", version: /\b(?:MSIE |Trident\/.*\brv:)(\d+(?:\.\d+)*)/ },
	{ browser: "deno", version: /^Deno\/(\d+(?:\.\d+)*)/ },
	{ browser: "bun", version: /^Bun\/(\d+(?:\.\d+)*)/ },
];

/** Only this much of a header is looked at; real ones are shorter, and a long one must not cost time. */
const LONGEST = 512;

/** The browser that a User-Agent header names; null when it is none of the data's. */
export function parseUserAgent(header: string): Visitor | null {
	const text = header.slice(0, LONGEST);
	for (const { browser, version, also, alias } of RULES) {
		const found = version.exec(text)?.[1];
		if (found === undefined || (also && !also.test(text))) continue;
		return { browser, version: found.replaceAll("_", "."), ...(alias && { alias }) };
	}
	return null;
}
