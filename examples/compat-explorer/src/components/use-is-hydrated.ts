import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in static HTML and while it is hydrated, true from then on: for what only the visitor's address tells. */
export function useIsHydrated(): boolean {
	return useSyncExternalStore(
		never,
		() => true,
		() => false,
	);
}
