import { navigate } from "gatsby";
import { type FormEvent, useCallback, useEffect, useRef } from "react";
import { searchFormHref } from "./search-form";

/** Milliseconds between the last key and the search. */
const PAUSE = 120;

/**
 * Keeps a search field and the address in step, both ways: typing leads to the search page, and a change of the address that did not
 * come from typing (back, a link) shows in the field. Letters typed while an answer is under way stay.
 *
 * @param shown the text that the address searches for
 * @param isSearch whether the search page is shown; typing there replaces the history's entry
 */
export function useSearchAsYouType(shown: string, isSearch: boolean) {
	const field = useRef<HTMLInputElement>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	/** Texts that were asked for since the field and the address were last the same. */
	const asked = useRef(new Set<string>());
	const replace = useRef(isSearch);
	replace.current = isSearch;

	const ask = useCallback(() => {
		const form = field.current?.form;
		if (!form) return;
		clearTimeout(timer.current);
		asked.current.add(searchText(field.current));
		void navigate(searchFormHref(form), { replace: replace.current });
	}, []);

	const askSoon = useCallback(() => {
		clearTimeout(timer.current);
		timer.current = setTimeout(ask, PAUSE);
	}, [ask]);

	useEffect(() => {
		if (searchText(field.current) !== shown && document.activeElement === field.current) askSoon();
		return () => clearTimeout(timer.current);
		// Only once: what was typed before this script ran.
		// biome-ignore lint/correctness/useExhaustiveDependencies: see above
	}, []);

	const isFirst = useRef(true);
	// biome-ignore lint/correctness/useExhaustiveDependencies: leaving the search page matters even when the text stays
	useEffect(() => {
		const input = field.current;
		if (isFirst.current || !input) {
			isFirst.current = false;
			return;
		}
		if (asked.current.has(shown)) {
			if (searchText(input) === shown) asked.current.clear();
			keepFocus(input);
			return;
		}
		clearTimeout(timer.current);
		asked.current.clear();
		input.value = shown;
	}, [shown, isSearch]);

	const onSubmit = useCallback(
		(event: FormEvent) => {
			event.preventDefault();
			ask();
		},
		[ask],
	);
	return { field, onInput: askSoon, onSubmit };
}

/** What the address will say for a field's text: nothing when it is blank. */
function searchText(input: HTMLInputElement | null): string {
	return input && input.value.trim() !== "" ? input.value : "";
}

/** A router moves the focus to the page that it shows; someone who types goes on typing. */
function keepFocus(input: HTMLInputElement): void {
	requestAnimationFrame(() => {
		const active = document.activeElement;
		if (active === document.body || (active !== input && active?.contains(input))) input.focus({ preventScroll: true });
	});
}
