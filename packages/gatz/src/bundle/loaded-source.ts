import MagicString, { type SourceMap } from "magic-string";

/**
 * What a `load` hook gives of a file whose text is not that on disk. Positions stay true where lines do; the map holds the text that is
 * loaded, so that nothing that was taken out gets into one of the bundler's.
 * @param file its absolute path
 */
export function loadedSource(file: string, code: string): { code: string; map: SourceMap } {
	return { code, map: new MagicString(code).generateMap({ source: file, includeContent: true, hires: "boundary" }) };
}
