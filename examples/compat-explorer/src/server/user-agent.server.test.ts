import { expect, test } from "vitest";
import { parseUserAgent } from "./user-agent.server";

const KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = `Mozilla/5.0 (Linux; Android 10; K) ${KHTML}`;
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML}`;
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
	["chrome", "157.0.0.0", `${WINDOWS} Chrome/157.0.0.0 Safari/537.36`],
	["chrome", "157.0.0.0", `${WINDOWS} HeadlessChrome/157.0.0.0 Safari/537.36`],
	["chrome_android", "157.0.0.0", `${ANDROID} Chrome/157.0.0.0 Mobile Safari/537.36`],
	["edge", "157.0.0.0", `${WINDOWS} Chrome/157.0.0.0 Safari/537.36 Edg/157.0.0.0`],
	["edge", "18.19042", `${WINDOWS} Chrome/70.0.3538.102 Safari/537.36 Edge/18.19042`],
	["firefox", "160.0", "Mozilla/5.0 (X11; Linux x86_64; rv:160.0) Gecko/20100101 Firefox/160.0"],
	["firefox_android", "160.0", "Mozilla/5.0 (Android 14; Mobile; rv:160.0) Gecko/160.0 Firefox/160.0"],
	["safari", "17.4.1", `${MAC} Version/17.4.1 Safari/605.1.15`],
	["safari_ios", "17.4", `${IPHONE} Version/17.4 Mobile/15E148 Safari/604.1`],
	["webview_ios", "17.4.1", `${IPHONE} Mobile/15E148`],
	["opera", "140.0.0.0", `${WINDOWS} Chrome/157.0.0.0 Safari/537.36 OPR/140.0.0.0`],
	["opera_android", "103.0.0.0", `${ANDROID} Chrome/154.0.0.0 Mobile Safari/537.36 OPR/103.0.0.0`],
	["samsunginternet_android", "30.0", `${ANDROID} SamsungBrowser/30.0 Chrome/143.0.0.0 Mobile Safari/537.36`],
	[
		"webview_android",
		"157.0.0.0",
		`Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) ${KHTML} Version/4.0 Chrome/157.0.0.0 Mobile Safari/537.36`,
	],
	["oculus", "42.0", `Mozilla/5.0 (X11; Linux x86_64; Quest 3) ${KHTML} OculusBrowser/42.0 Chrome/142.0.0.0 VR Safari/537.36`],
	["ie", "11.0", "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"],
	["deno", "2.9.0", "Deno/2.9.0"],
])("%s %s", (browser, version, header) => {
	expect(parseUserAgent(header)).toEqual({ browser, version });
});

test.each([
	["Chrome on iOS", "CriOS/157.0.0.0"],
	["Firefox on iOS", "FxiOS/160.0"],
	["Edge on iOS", "EdgiOS/157.0.0.0 Version/17.0"],
])("%s is Safari underneath", (alias, name) => {
	expect(parseUserAgent(`${IPHONE} ${name} Mobile/15E148 Safari/604.1`)).toEqual({ browser: "safari_ios", version: "17.4.1", alias });
});

test("Edge on Android counts by its Chromium", () => {
	const header = `${ANDROID} Chrome/157.0.0.0 Mobile Safari/537.36 EdgA/156.0.0.0`;
	expect(parseUserAgent(header)).toEqual({ browser: "chrome_android", version: "157.0.0.0", alias: "Edge on Android" });
});

test.each([[""], ["curl/8.5.0"], ["Mozilla/5.0"], ["x".repeat(100_000)], ["Chrome/"]])("%.20s is no browser", (header) => {
	expect(parseUserAgent(header)).toBeNull();
});
