import MagicString, { type SourceMap } from "magic-string";

/**
 * What a `load` hook gives of a file whose text is not that on disk; lines have to be kept. The map holds the text that is loaded. In what
 * browsers get of a build the file has none: its map would show code that is taken out later, as what stands behind `typeof window`.
 * @param environment the hook's
 * @param file absolute path
 */
export function loadedSource(
	environment: { readonly name: string; readonly mode: string },
	file: string,
	code: string,
): { code: string; map: SourceMap | { mappings: "" } } {
	if (environment.name === "client" && environment.mode === "build") return { code, map: { mappings: "" } };
	return { code, map: new MagicString(code).generateMap({ source: file, includeContent: true, hires: "boundary" }) };
}
