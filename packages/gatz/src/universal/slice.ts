import { encodePath } from "./url-path.js";

/** Alias → id of the slice that stands there. SPEC 2.1.12. */
export type SlicesMap = Readonly<Record<string, string>>;

/** What a slice's component gets as `data` and `sliceContext`. */
export interface SliceResult {
	readonly data?: unknown;
	readonly sliceContext: Readonly<Record<string, unknown>>;
}

/** The body of a `slice-data/<id>.json`. Key order as SPEC 2.2.4. */
export interface SliceData {
	/** Name of its component's chunk. SPEC 2.4.2. */
	readonly componentChunkName: string;
	readonly result: SliceResult;
	readonly staticQueryHashes: readonly string[];
}

/** The data of a site's slices by id. Like imported JSON, they are shared by all renders of a process. */
export type SliceDataById = Readonly<Record<string, SliceData>>;

/** A slice that can be rendered. */
export interface LoadedSlice {
	readonly id: string;
	/** What its module exports by default. */
	readonly component: unknown;
	readonly result: SliceResult;
}

/** The slices of one page by alias, those inside of other slices included. */
export type PageSlices = ReadonlyMap<string, LoadedSlice>;

/** Path of a slice's data below `public/`. SPEC 2.2.4. */
export function sliceDataFile(id: string): string {
	return `slice-data/${id}.json`;
}

/** The same as part of a URL. */
export function sliceDataPath(id: string): string {
	return encodePath(sliceDataFile(id));
}

/** The text of that file. @param result JSON of a {@link SliceResult} */
export function sliceDataJson(template: string, result: string, staticQueryHashes: readonly string[]): string {
	return `{"componentChunkName":${JSON.stringify(template)},"result":${result},"staticQueryHashes":${JSON.stringify(staticQueryHashes)}}`;
}
