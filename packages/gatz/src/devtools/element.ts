type Child = Node | string | null | undefined | false;

/**
 * Makes an element.
 * @param attributes `class`, `aria-label`, …; a function is a listener: `{ onclick: … }`
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	attributes: Readonly<Record<string, string | ((event: Event) => void)>> = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === "string") made.setAttribute(key, value);
		else made.addEventListener(key.slice(2), value);
	}
	made.append(...children.filter((child): child is Node | string => Boolean(child)));
	return made;
}

/** A place in the document that the site's styles don't reach, with styles of its own. */
export function createShadow(name: string, styles: string): { host: HTMLElement; root: ShadowRoot } {
	const host = document.createElement(name);
	const root = host.attachShadow({ mode: "open" });
	root.append(element("style", {}, styles));
	return { host, root };
}

/** A button that shows a place of the source in the person's editor. @param place absolute path, `:`, line and perhaps column */
export function editorButton(place: string, text: string): HTMLButtonElement {
	const open = () => void fetch(`/__open-in-editor?file=${encodeURIComponent(place)}`);
	return element("button", { type: "button", class: "place", title: "Open in the editor", onclick: open }, text);
}
