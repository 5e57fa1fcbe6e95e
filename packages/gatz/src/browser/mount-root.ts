import { type ReactElement, startTransition } from "react";
import { createRoot, hydrateRoot, type RootOptions } from "react-dom/client";
import { FOCUS_WRAPPER_ID } from "../react/page-tree.js";
import type { HookRunner } from "./hook-runner.js";

/** Hydrates what the server has rendered; where it has rendered nothing, renders. SPEC 5.3.13, 5.3.15, 5.10.5. */
export function mountRoot(document: Document, hooks: HookRunner, element: ReactElement): void {
	const container = document.getElementById("___gatsby") as HTMLElement;
	const mount = hooks.run("replaceHydrateFunction")[0] as ((element: ReactElement, container: Element) => void) | undefined;
	if (mount) {
		mount(element, container);
		return;
	}
	const options: RootOptions = {};
	for (const name of ["onCaughtError", "onUncaughtError"] as const) {
		if (hooks.has(name)) options[name] = (error, errorInfo) => void hooks.run(name, { error, errorInfo });
	}
	startTransition(() => {
		if (document.getElementById(FOCUS_WRAPPER_ID)?.hasChildNodes()) hydrateRoot(container, element, options);
		else createRoot(container, options).render(element);
	});
}
