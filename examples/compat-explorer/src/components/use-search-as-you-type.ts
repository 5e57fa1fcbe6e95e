import { navigate, withPrefix } from "gatsby";
import { type FormEvent, useCallback, useEffect, useRef } from "react";

/** Milliseconds between the last key and the search. */
const PAUSE = 120;

interface SearchField {
	/** The text that the address searches for. */
	readonly shown: string;
	/** Whether the page that shows the results is shown. */
	readonly isResultPage: boolean;
	/** The address that submitting the field's form would lead to. Always the same function. */
	readonly hrefOf: (form: HTMLFormElement) => string;
}

/**
 * Keeps a search field and the address in step, both ways: typing leads to the page with the results, and a change of the address that did
 * not come from typing (back, a link) shows in the field. Letters typed while an answer is under way stay.
 */
export function useSearchAsYouType({ shown, isResultPage, hrefOf }: SearchField) {
	const field = useRef<HTMLInputElement>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	/** Texts that were asked for since the field and the address were last the same; null until the page is alive. */
	const asked = useRef<Set<string>>(null);

	const ask = useCallback(() => {
		clearTimeout(timer.current);
		const form = field.current?.form;
		if (!form) return;
		asked.current?.add(searchText(field.current));
		const href = hrefOf(form);
		void navigate(href, { replace: new URL(withPrefix(href), window.location.href).pathname === window.location.pathname });
	}, [hrefOf]);

	const askSoon = useCallback(() => {
		clearTimeout(timer.current);
		timer.current = setTimeout(ask, PAUSE);
	}, [ask]);

	useEffect(() => {
		const input = field.current;
		if (!input) return;
		const isTypedEarly = asked.current === null && document.activeElement === input && searchText(input) !== shown;
		asked.current ??= new Set();
		if (isTypedEarly) askSoon();
		else if (isResultPage && asked.current.has(shown)) {
			if (searchText(input) === shown) asked.current.clear();
			keepFocus(input);
		} else {
			clearTimeout(timer.current);
			asked.current.clear();
			input.value = shown;
		}
	}, [shown, isResultPage, askSoon]);

	useEffect(() => () => clearTimeout(timer.current), []);

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
