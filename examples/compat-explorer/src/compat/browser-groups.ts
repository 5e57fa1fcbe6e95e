/** The browsers that decide whether a feature "works everywhere": the current ones with engines of their own, on desktop and phone. */
export const CORE_BROWSERS: readonly string[] = ["chrome", "edge", "firefox", "safari", "chrome_android", "firefox_android", "safari_ios"];

/** Columns of the support table, in groups. */
export const TABLE_GROUPS: readonly { readonly label: string; readonly browsers: readonly string[] }[] = [
	{ label: "Desktop", browsers: ["chrome", "edge", "firefox", "opera", "safari"] },
	{
		label: "Mobile",
		browsers: [
			"chrome_android",
			"firefox_android",
			"opera_android",
			"safari_ios",
			"samsunginternet_android",
			"webview_android",
			"webview_ios",
		],
	},
	{ label: "Server", browsers: ["bun", "deno", "nodejs"] },
];

export const TABLE_BROWSERS: readonly string[] = TABLE_GROUPS.flatMap(({ browsers }) => browsers);

/** Those whose history a feature's page tells. */
export const HISTORY_BROWSERS: readonly string[] = [...TABLE_BROWSERS, "oculus"];

/** Columns of a search result. */
export const RESULT_BROWSERS: readonly string[] = ["chrome", "edge", "firefox", "safari"];

const SHORT: Readonly<Record<string, string>> = {
	chrome_android: "Chrome",
	firefox_android: "Firefox",
	opera_android: "Opera",
	safari_ios: "Safari iOS",
	samsunginternet_android: "Samsung",
	webview_android: "WebView",
	webview_ios: "WebView iOS",
	nodejs: "Node.js",
	ie: "IE",
};

/** A name for narrow places, unique within its group. */
export function shortBrowserName(id: string, name: string): string {
	return SHORT[id] ?? name;
}
