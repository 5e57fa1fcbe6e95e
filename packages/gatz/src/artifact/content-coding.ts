/** Forms in which a compressed body is sent, RFC 9110, 8.4.1. */
export type ContentCoding = "br" | "gzip";

/** What the name of a compressed file has after that of the file itself: nginx, Caddy and gatsby-plugin-brotli call them so, too. The better one first. */
export const CODING_SUFFIXES: Readonly<Record<ContentCoding, string>> = { br: ".br", gzip: ".gz" };

export const CONTENT_CODINGS = Object.keys(CODING_SUFFIXES) as readonly ContentCoding[];

/** Bodies below it fit into one packet as they are. Bytes. */
export const LEAST_BYTES = 1024;

/** Types that compression makes smaller: texts, and the formats of fonts, pictures and programs that are not compressed themselves. */
const COMPRESSIBLE =
	/^(?:text\/(?!event-stream)|(?:application|image|model)\/(?:[\w.-]+\+(?:json|xml)|gltf-binary|javascript|json|vnd\.ms-fontobject|wasm|x-ndjson|xml)|font\/(?:otf|ttf)|image\/bmp)/i;

/** Whether bodies of a type get smaller by compression. Events have to arrive one by one: they count as what does not. */
export function isCompressible(contentType: string): boolean {
	return COMPRESSIBLE.test(contentType);
}
