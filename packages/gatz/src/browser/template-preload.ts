import type { Templates } from "./page-resources.js";

/**
 * Makes a function that gets a template's chunk before it is needed. With the build's chunk map it is not evaluated yet; without one it
 * is imported. What fails here is tried again when it is needed.
 */
export function createTemplatePreload(window: Window & { ___chunkMapping?: unknown }, templates: Templates): (name: string) => void {
	const done = new Set<string>();
	return (name) => {
		if (done.has(name)) return;
		done.add(name);
		const files = chunkFiles(window, name).filter((file) => file.endsWith("js"));
		if (files.length === 0) templates[name]?.().catch(() => done.delete(name));
		for (const href of files) {
			window.document.head.append(Object.assign(window.document.createElement("link"), { rel: "modulepreload", href }));
		}
	};
}

/** Addresses of a template's files, as far as the document says. SPEC 2.5.4. */
export function chunkFiles(window: Window & { ___chunkMapping?: unknown }, name: string): string[] {
	const mapping = window.___chunkMapping as Record<string, string[]> | undefined;
	return mapping?.[name] ?? [];
}
