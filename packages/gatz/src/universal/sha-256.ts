/** Words of FIPS 180-4: the first 32 bits of the fractional parts of roots of the first primes. */
const PRIMES = firstPrimes(64);
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

/** SHA-256 where nothing faster answers at once: Web Crypto gives a promise only. */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const padded = pad(bytes);
	const state = Uint32Array.from(START);
	const words = new Uint32Array(64);
	for (let offset = 0; offset < padded.byteLength; offset += 64) compress(state, words, padded, offset);
	const digest = new DataView(new ArrayBuffer(32));
	for (const [index, word] of state.entries()) digest.setUint32(4 * index, word);
	return new Uint8Array(digest.buffer);
}

/** The bytes, a one, zeros, and the length in bits: a multiple of 64 bytes. */
function pad(bytes: Uint8Array): DataView {
	const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	const view = new DataView(padded.buffer);
	view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
	return view;
}

function compress(state: Uint32Array, words: Uint32Array, block: DataView, offset: number): void {
	const word = (index: number): number => words[index] as number;
	for (let index = 0; index < 16; index++) words[index] = block.getUint32(offset + 4 * index);
	for (let index = 16; index < 64; index++) {
		const early = word(index - 15);
		const late = word(index - 2);
		const mixed = (rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)) + (rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10));
		words[index] = word(index - 16) + word(index - 7) + mixed;
	}
	let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
	for (let index = 0; index < 64; index++) {
		const chosen = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g));
		const first = (h + chosen + (ROUNDS[index] as number) + word(index)) | 0;
		const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
		h = g;
		g = f;
		f = e;
		e = (d + first) | 0;
		d = c;
		c = b;
		b = a;
		a = (first + second) | 0;
	}
	for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] as number) + value;
}

function rotate(word: number, bits: number): number {
	return (word >>> bits) | (word << (32 - bits));
}

function fraction(root: number): number {
	return Math.floor((root % 1) * 2 ** 32);
}

function firstPrimes(count: number): number[] {
	const primes: number[] = [];
	for (let number = 2; primes.length < count; number++) if (primes.every((prime) => number % prime !== 0)) primes.push(number);
	return primes;
}
