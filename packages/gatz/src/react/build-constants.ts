// Bare names that the bundler replaces with literals; in plain Node.js (a unit test of a site, say) they do not exist. SPEC 2.5.14.
declare const __BASE_PATH__: string | undefined;
declare const __PATH_PREFIX__: string | undefined;
declare const __TRAILING_SLASH__: "always" | "never" | "ignore" | undefined;

/** `""` or `/blog`. */
export function basePath(): string {
	return typeof __BASE_PATH__ === "string" ? __BASE_PATH__ : "";
}

/** Asset prefix and path prefix together: `https://cdn.example.com/blog`. */
export function assetBase(): string {
	return typeof __PATH_PREFIX__ === "string" ? __PATH_PREFIX__ : basePath();
}

export function trailingSlash(): "always" | "never" | "ignore" {
	return typeof __TRAILING_SLASH__ === "string" ? __TRAILING_SLASH__ : "ignore";
}
