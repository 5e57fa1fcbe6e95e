import { type ReactElement, startTransition, useEffect, useInsertionEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { createPageContent, type Wrappers } from "../react/page-tree.js";
import type { CreatePageHead } from "./page-head.js";
import type { Router } from "./router.js";
import type { View } from "./view.js";

/** What a {@link RouteView} does besides rendering. */
export interface RouteEvents {
	/** Before the first effect of the first page. */
	onHydrating(): void;
	/** A page is in the document, and has not been painted yet. */
	onShown(view: View, previous: View | null): void;
	/** What the page's Head asks for is known. */
	onHead(): void;
	/** After the effects of the page. */
	onArrived(view: View, previous: View | null): void;
}

/**
 * Shows the router's view. A new one replaces the old in a transition, so the old page stays until the new one is ready, and what is not yet
 * hydrated is not thrown away. The Head comes with the first update: what the server has put into the document stays until then.
 */
export function RouteView(props: {
	router: Router;
	wrappers: Wrappers;
	createPageHead: CreatePageHead;
	events: RouteEvents;
}): ReactElement {
	const { router, wrappers, createPageHead, events } = props;
	const [view, setView] = useState(router.view);
	const [isHydrated, setHydrated] = useState(false);
	const previous = useRef<View | null>(null);
	useInsertionEffect(() => events.onHydrating(), [events]);
	useLayoutEffect(() => {
		if (isHydrated) events.onHead();
	});
	useLayoutEffect(() => {
		if (previous.current?.visit !== view.visit) events.onShown(view, previous.current);
	}, [events, view]);
	useEffect(() => {
		const before = previous.current;
		previous.current = view;
		if (before?.visit !== view.visit) events.onArrived(view, before);
	}, [events, view]);
	useEffect(() => {
		const update = (next: View) => startTransition(() => setView(next));
		startTransition(() => setHydrated(true));
		update(router.view());
		return router.subscribe(update);
	}, [router]);
	const page = useMemo(() => createPageContent(view, wrappers), [view, wrappers]);
	const pageHead = useMemo(() => isHydrated && createPageHead(view), [view, isHydrated, createPageHead]);
	return isHydrated ? (
		<>
			{page}
			{pageHead}
		</>
	) : (
		page
	);
}
