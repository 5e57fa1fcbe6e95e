import { stripIgnoredCharacters } from "graphql";

/**
 * The hash by which the bundle, the browser and the data files know a query: of its own text without what GraphQL ignores, so that the
 * bundle can tell it alone. A decimal number, as plugins know it. SPEC 2.2.3.
 */
export function queryHash(text: string): string {
	try {
		return String(murmurHash(stripIgnoredCharacters(text)));
	} catch {
		return String(murmurHash(text)); // not GraphQL: whoever compiles it says so
	}
}

const MULTIPLIER = 0x5bd1e995;

/** MurmurHash2 with seed 0 over UTF-16 units. */
function murmurHash(text: string): number {
	const unit = (index: number) => text.charCodeAt(index);
	const whole = text.length - (text.length % 4);
	let hash = text.length;
	for (let index = 0; index < whole; index += 4) {
		let block = unit(index) + (unit(index + 1) << 8) + (unit(index + 2) << 16) + (unit(index + 3) << 24);
		block = Math.imul(block, MULTIPLIER);
		block = Math.imul(block ^ (block >>> 24), MULTIPLIER);
		hash = Math.imul(hash, MULTIPLIER) ^ block;
	}
	const left = text.length - whole;
	if (left === 3) hash ^= unit(whole + 2) << 16;
	if (left >= 2) hash ^= unit(whole) + (unit(whole + 1) << 8);
	else if (left === 1) hash ^= unit(whole);
	if (left > 0) hash = Math.imul(hash, MULTIPLIER);
	hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
	return (hash ^ (hash >>> 15)) >>> 0;
}
