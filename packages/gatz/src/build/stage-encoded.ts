import { promisify } from "node:util";
import { type BrotliOptions, brotliCompress, constants, gzip } from "node:zlib";
import { CODING_SUFFIXES, CONTENT_CODINGS, type ContentCoding, isCompressible, LEAST_BYTES } from "../artifact/content-coding.js";
import { contentTypeOf } from "../artifact/content-types.js";
import type { FileRecord } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import { readBytes } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";

/** Level 11 takes four times as long for the last 1.5 % of a bundle. */
const BROTLI_QUALITY = 10;

/** What a form may have of the file's bytes to be worth a file. */
const WORTH = 0.9;

/** Compressed at a time: as many as zlib has threads. */
const AT_ONCE = 4;

const encoders: Readonly<Record<ContentCoding, (content: Uint8Array) => Promise<Uint8Array>>> = {
	br(content) {
		const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
		return promisify<Uint8Array, BrotliOptions, Uint8Array>(brotliCompress)(content, { params });
	},
	async gzip(content) {
		const bytes = await promisify<Uint8Array, { level: number }, Uint8Array>(gzip)(content, { level: 9 });
		bytes[9] = 255; // the operating system: equal input gives equal bytes on all of them
		return bytes;
	},
};

/**
 * Puts compressed forms of what is staged beside it: of scripts, styles, pictures and texts. Documents and page data, of which there may
 * be tens of thousands and of which few are asked for, are left to the server. What has not changed since the last build is kept.
 * @param done files that have been looked at
 * @returns those and what has been looked at now
 */
export async function stageEncoded(stage: Stage, done: ReadonlySet<string> = new Set()): Promise<ReadonlySet<string>> {
	await stage.looked;
	const records = stage.records();
	const taken = new Set(records.map(({ path }) => path));
	const before = new Map(stage.previous?.files.map((record) => [record.path, record]));
	// A file without forms has been tried in vain, if that build made forms at all.
	const wasTried = records.some(({ path }) => CONTENT_CODINGS.some((coding) => before.has(path + CODING_SUFFIXES[coding])));
	const jobs = records
		.filter((record) => !done.has(record.path) && isWorthATry(record))
		.flatMap((record) => {
			const isOld = before.get(record.path)?.hash === record.hash;
			return CONTENT_CODINGS.flatMap((coding) => {
				const path = record.path + CODING_SUFFIXES[coding];
				const isDone = isOld && (before.has(path) ? stage.keepPublic(path) !== undefined : wasTried);
				return taken.has(path) || isDone ? [] : [{ record, coding, path }];
			});
		});
	await mapParallel(jobs, AT_ONCE, async ({ record, coding, path }) => {
		const content = await readBytes(stage.locate(record));
		const encoded = await encoders[coding](content);
		if (encoded.length < content.length * WORTH) await stage.writePublic(path, encoded, { immutable: record.immutable });
	});
	return taken;
}

function isWorthATry({ path, size }: FileRecord): boolean {
	const type = contentTypeOf(path);
	return size >= LEAST_BYTES && isCompressible(type) && !/^(?:text\/html|application\/json)/.test(type);
}
