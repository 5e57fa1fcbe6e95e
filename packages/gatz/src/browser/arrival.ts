import { ANNOUNCER_ID, FOCUS_WRAPPER_ID } from "../react/page-tree.js";

const TEXT_FIELD = "input, textarea, [contenteditable]";

/**
 * Moves the focus to the new page, unless the page has taken it itself, or the visitor is in a text field that goes on being shown
 * (search as one types): letters would be lost. SPEC 5.7.13.
 * @param before what had the focus until now
 */
export function focusPage({ document }: Window, before: Element | null): void {
	const { activeElement, body } = document;
	if (activeElement?.matches(TEXT_FIELD)) return;
	if (activeElement === before || activeElement === body) document.getElementById(FOCUS_WRAPPER_ID)?.focus({ preventScroll: true });
}

/** Tells screen readers where they are. SPEC 5.7.14. */
export function announcePage({ document, location }: Window): void {
	const announcer = document.getElementById(ANNOUNCER_ID);
	const heading = document.querySelector(`#${FOCUS_WRAPPER_ID} h1`)?.textContent;
	const text = `Navigated to ${heading || document.title || location.pathname}`;
	if (announcer && announcer.textContent !== text) announcer.textContent = text;
}
