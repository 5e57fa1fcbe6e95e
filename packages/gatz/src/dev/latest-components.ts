import type { Plugin } from "vite";

/**
 * Lets the browser's Head ask React Refresh for the newest version of a component (see `react/map-hosts.ts`), and the page have versions
 * taken over before it shows them (see `browser/develop.ts`).
 */
export function latestComponents(): Plugin {
	return {
		name: "gatz:latest-components",
		transform: {
			filter: { id: /^\/@react-refresh$/ },
			handler: (code) =>
				`${code}\nwindow.___latestComponent = (type) => allFamiliesByType.get(type)?.current ?? type;\nwindow.___refreshComponents = performReactRefresh;\n`,
		},
	};
}
