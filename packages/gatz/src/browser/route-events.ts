import { announcePage, focusPage } from "./arrival.js";
import type { HeadDocument } from "./head-document.js";
import type { HookRunner } from "./hook-runner.js";
import type { RouteEvents } from "./route-view.js";
import type { Router } from "./router.js";
import type { Scroll } from "./scroll.js";

interface RouteEventsInput {
	readonly window: Window;
	readonly router: Router;
	readonly hooks: HookRunner;
	readonly scroll: Scroll;
	readonly head: HeadDocument;
	/** Called when hydration is over. */
	readonly endHydration: () => void;
}

/** What happens around each view: scroll, focus, announcement and hooks, in the order of SPEC 5.7.9. */
export function createRouteEvents({ window, router, hooks, scroll, head, endHydration }: RouteEventsInput): RouteEvents {
	let focused: Element | null = null;
	router.subscribe(() => {
		focused = window.document.activeElement;
	});
	return {
		onHydrating: endHydration,
		onHead: head.sync,
		onShown(view, previous) {
			if (previous && previous.location.pathname !== view.location.pathname) focusPage(window, focused);
			scroll.arrive(router.location(), previous?.location ?? null, view.isReturn);
		},
		onArrived(view, previous) {
			if (previous) announcePage(window);
			router.arrived(view);
			if (previous) return;
			hooks.run("onInitialClientRender");
			// An update would take from the server what of a document that streams has not come yet.
			if (window.document.readyState === "loading") window.addEventListener("load", router.showWhole);
			else router.showWhole();
		},
	};
}
