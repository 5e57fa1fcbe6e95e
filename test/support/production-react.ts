import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ReactVersion } from "./temporary-site.js";

const FOLDERS: Readonly<Record<ReactVersion, string>> = { 18: "../react-18/", 19: "../../" };

export interface ProductionReact {
	readonly react: typeof import("react");
	readonly reactDom: typeof import("react-dom");
	readonly server: typeof import("react-dom/server");
}

/** The production build of a React, as sites have it on the server. Nothing else in the test's file may import React. */
export function loadProductionReact(version: ReactVersion): ProductionReact {
	const require = createRequire(fileURLToPath(new URL(`${FOLDERS[version]}package.json`, import.meta.url)));
	const { NODE_ENV } = process.env;
	process.env.NODE_ENV = "production";
	try {
		return { react: require("react"), reactDom: require("react-dom"), server: require("react-dom/server") };
	} finally {
		process.env.NODE_ENV = NODE_ENV;
	}
}
