import { type RefObject, useEffect } from "react";

/** Marks the links that the arrow keys go through from a field, which is told by its id. */
export function resultLink(fieldId: string) {
	return { "data-result": fieldId } as const;
}

/** Arrow keys go from the field through its results and back; Escape returns. `/` goes to the field that says so in `aria-keyshortcuts`. */
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
	if (key === "/")
		return input.getAttribute("aria-keyshortcuts") !== key || (active instanceof HTMLElement && isEditable(active)) ? null : input;
	if (key !== "ArrowDown" && key !== "ArrowUp" && key !== "Escape") return null;
	const links = [...document.querySelectorAll<HTMLElement>(`a[data-result="${input.id}"]`)];
	const at = links.indexOf(active as HTMLElement);
	if (at < 0) return active === input && key === "ArrowDown" ? (links[0] ?? null) : null;
	if (key === "Escape") return input;
	if (key === "ArrowDown") return links[at + 1] ?? null;
	return links[at - 1] ?? input;
}

function isEditable(element: HTMLElement): boolean {
	return element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}
