import { ANNOUNCER_ID, FOCUS_WRAPPER_ID } from "../react/page-tree.js";

/** Moves the focus to the new page, unless the page has taken it itself. SPEC 5.7.13. @param before what had the focus until now */
export function focusPage({ document }: Window, before: Element | null): void {
	const { activeElement, body } = document;
	if (activeElement === before || activeElement === body) document.getElementById(FOCUS_WRAPPER_ID)?.focus({ preventScroll: true });
}

/** Tells screen readers where they are. SPEC 5.7.14. */
export function announcePage({ document, location }: Window): void {
	const announcer = document.getElementById(ANNOUNCER_ID);
	const heading = document.querySelector(`#${FOCUS_WRAPPER_ID} h1`)?.textContent;
	const text = `Navigated to ${heading || document.title || location.pathname}`;
	if (announcer && announcer.textContent !== text) announcer.textContent = text;
}
