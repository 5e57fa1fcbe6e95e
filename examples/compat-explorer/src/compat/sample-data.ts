import type { CompatData, SimpleSupportStatement } from "@mdn/browser-compat-data";

type Support = SimpleSupportStatement | SimpleSupportStatement[];

interface SampleFeature {
	readonly support?: Record<string, Support>;
	readonly [key: string]: unknown;
}

/** A feature of the sample. Browsers that are not named have it from their first release on. */
function feature(extra: SampleFeature = {}, children: object = {}) {
	const { support = {}, ...rest } = extra;
	const everywhere = Object.fromEntries(BROWSERS.map((id) => [id, { version_added: "1" }]));
	const status = { experimental: false, standard_track: true, deprecated: false };
	return { __compat: { status, tags: [], ...rest, support: { ...everywhere, ...support } }, ...children };
}

const BROWSERS = ["chrome", "chrome_android", "edge", "firefox", "firefox_android", "safari", "safari_ios"];

function browser(id: string) {
	const isMobile = /_(?:android|ios)$/.test(id);
	return {
		name: id,
		type: isMobile ? "mobile" : "desktop",
		releases: {
			1: { release_date: "2010-01-01", status: "retired" },
			2: { release_date: "2020-01-01", status: "retired" },
			"2.5": { release_date: "2022-06-01", status: "current" },
			3: { release_date: "2030-01-01", status: "planned" },
		},
	};
}

/** A small world in the shape of MDN's data, for tests. */
export function sampleData(): CompatData {
	const data = {
		__meta: { version: "0.0.1", timestamp: "2024-05-05T00:00:00.000Z" },
		browsers: Object.fromEntries(BROWSERS.toReversed().map((id) => [id, browser(id)])),
		css: {
			properties: {
				grid: feature({
					mdn_url: "https://developer.mozilla.org/docs/Web/CSS/grid",
					spec_url: ["https://spec.example/grid#a", "https://spec.example/grid#b"],
					tags: ["web-features:grid", "web-features:snapshot:2020"],
				}),
				"grid-area": feature({ tags: ["web-features:grid"] }),
				"user-select": feature(
					{
						support: {
							safari: [
								{ version_added: "3" },
								{ version_added: "1", prefix: "-webkit-", notes: ["A <code>note</code>.", "Another."] },
								{ version_added: "1", version_removed: "2", version_last: "1", alternative_name: "old-name" },
							],
							firefox: { version_added: "2", flags: [{ type: "preference", name: "some.flag", value_to_set: "true" }] },
							edge: { version_added: false, impl_url: "https://bug.example/1" },
						},
					},
					{ none: feature({ support: { chrome: { version_added: "1", version_removed: "2", version_last: "1" } } }) },
				),
			},
			selectors: { has: feature({ description: "<code>:has()</code>", support: { firefox: { version_added: "2" } } }) },
		},
		html: { elements: { dialog: feature({}, { open: feature() }) } },
		api: {
			AbortController: feature(
				{ mdn_url: "https://developer.mozilla.org/docs/Web/API/AbortController" },
				{ abort: feature({ mdn_url: "https://developer.mozilla.org/docs/Web/API/AbortController/abort" }), has: feature() },
			),
			Old: feature({ status: { experimental: false, standard_track: false, deprecated: true } }),
		},
		http: { headers: { "Content-Security-Policy": feature() } },
		javascript: { builtins: { Array: feature({}, { at: feature({ support: { safari: { version_added: "preview" } } }) }) } },
	};
	return data as unknown as CompatData;
}
