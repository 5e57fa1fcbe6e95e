import type { Plugin } from "vite";

/** Tells which files a bundle was made from: absolute paths, sorted. */
export function readFiles(report: (files: readonly string[]) => void): Plugin {
	return {
		name: "gatz:read-files",
		generateBundle() {
			const files = [...this.getModuleIds()].filter((id) => !id.includes("\0") && !id.startsWith("virtual:"));
			report([...new Set(files.map((id) => id.replace(/[?#].*$/, "")))].filter((file) => /^(?:\/|[A-Za-z]:)/.test(file)).sort());
		},
	};
}
