/** The types of the site's nodes. All of them are told here, so that none depends on what the data happen to hold. */
export const TYPE_DEFINITIONS = /* GraphQL */ `
	"A feature of the web platform: whatever the data has a statement of support about"
	type CompatFeature implements Node @dontInfer {
		"Segments joined by slashes: css/properties/grid"
		path: String!
		name: String!
		"What it is called among its neighbours. May hold markup"
		title: String!
		"What it is called where it stands alone. May hold markup"
		heading: String!
		"What kind of thing it is: CSS property"
		kind: String!
		category: CompatCategory! @link(by: "key")
		"What it lies in, from its category on"
		trail: [CompatStep!]!
		statuses: [String!]!
		isStandard: Boolean!
		reach: CompatReach!
		mdn: String
		specs: [String!]!
		"Web-feature groups"
		groups: [String!]!
		"In the current version of each browser that the data speaks about"
		support: [CompatSupport!]!
		history: [CompatHistory!]!
		owner: CompatFeature @link
		subFeatures: [CompatFeature!]! @link
		"Neighbours in the data: a window around the feature"
		siblings: [CompatFeature!]! @link
	}

	type CompatStep {
		label: String!
		path: String!
		isFeature: Boolean!
	}

	"Whether the core browsers have a feature"
	type CompatReach {
		"When the last of them got it; null while one lacks it"
		since: Date @dateformat
		"Keys of those that lack it"
		missing: [String!]!
		"How many of them the data speaks about"
		known: Int!
	}

	type CompatSupport {
		"Key of the browser"
		browser: String!
		"yes, partial, flag, preview, no or unknown"
		support: String!
		version: String!
		mark: String
		hasNotes: Boolean
	}

	type CompatHistory {
		"Key of the browser"
		browser: String!
		entries: [CompatHistoryEntry!]!
	}

	type CompatHistoryEntry {
		support: String!
		versions: String!
		"ISO dates, empty where there is none"
		from: String!
		to: String!
		remarks: [String!]!
		notes: [String!]!
		bug: String!
	}

	type CompatBrowser implements Node @dontInfer {
		key: String!
		name: String!
		"Unique within its group"
		shortName: String!
		"Of the support table; null for those that it does not show"
		group: String
		"Its current version"
		current: String!
	}

	type CompatCategory implements Node @dontInfer {
		key: String!
		label: String!
		about: String!
		"How many features it has, and how many of them work in all core browsers"
		count: Int!
		everywhere: Int!
	}

	"The data as a whole: there is one"
	type CompatEdition implements Node @dontInfer {
		version: String!
		"The site's today"
		date: Date! @dateformat
		count: Int!
		everywhere: Int!
		"What came to work everywhere, latest first"
		arrivals: [CompatArrival!]!
		"Features to begin with"
		examples: [CompatFeature!]! @link
		"Features to compare"
		pairs: [CompatPair!]!
	}

	type CompatArrival {
		feature: CompatFeature! @link
		since: Date! @dateformat
		"The release that was the last to bring it"
		last: String!
	}

	type CompatPair {
		a: CompatFeature! @link
		b: CompatFeature! @link
	}
`;
