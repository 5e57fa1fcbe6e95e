import { type RefObject, useEffect } from "react";

/** Marks the links that the arrow keys go through. */
export const RESULT_LINK = { "data-result": "" } as const;

/** `/` goes to the field; arrow keys go from there through the results and back; Escape returns. */
export function useResultKeys(field: RefObject<HTMLInputElement | null>): void {
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			const input = field.current;
			if (!input || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
			const target = keyTarget(event.key, input);
			if (!target) return;
			event.preventDefault();
			target.focus();
			if (target === input) input.select();
			else target.scrollIntoView({ block: "nearest" });
		};
		document.addEventListener("keydown", onKeyDown);
		return () => document.removeEventListener("keydown", onKeyDown);
	}, [field]);
}

/** Where a key leads; null when it is not ours. */
function keyTarget(key: string, input: HTMLInputElement): HTMLElement | null {
	const active = document.activeElement;
	if (key === "/") return active instanceof HTMLElement && isEditable(active) ? null : input;
	if (key !== "ArrowDown" && key !== "ArrowUp" && key !== "Escape") return null;
	const links = [...document.querySelectorAll<HTMLElement>("a[data-result]")];
	const at = links.indexOf(active as HTMLElement);
	if (at < 0) return active === input && key === "ArrowDown" ? (links[0] ?? null) : null;
	if (key === "Escape") return input;
	if (key === "ArrowDown") return links[at + 1] ?? null;
	return links[at - 1] ?? input;
}

function isEditable(element: HTMLElement): boolean {
	return element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}
