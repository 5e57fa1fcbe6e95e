import Negotiator from "negotiator";
import { CONTENT_CODINGS, type ContentCoding } from "../artifact/content-coding.js";

/** Says which coding a client likes best by its `accept-encoding`; null when it wants none. */
export type ChooseCoding = (acceptEncoding: string | undefined) => ContentCoding | null;

/** Different headers that are remembered. Browsers send a handful. */
const REMEMBERED = 50;

const OFFERED: readonly string[] = [...CONTENT_CODINGS, "identity"];

/** Its types do not know yet that one can say what goes first among equals. */
interface Negotiation {
	encodings(available: readonly string[], options: { preferred: readonly string[] }): string[];
}

/** Remembers what it was asked: reading a header takes as long as answering a small request does. */
export function createCodingChoice(): ChooseCoding {
	const known = new Map<string, ContentCoding | null>();
	return (acceptEncoding) => {
		if (acceptEncoding === undefined) return null;
		const remembered = known.get(acceptEncoding);
		if (remembered !== undefined) return remembered;
		const coding = readChoice(acceptEncoding);
		if (known.size >= REMEMBERED) known.clear();
		known.set(acceptEncoding, coding);
		return coding;
	};
}

function readChoice(acceptEncoding: string): ContentCoding | null {
	const negotiator: Negotiation = new Negotiator({ headers: { "accept-encoding": acceptEncoding } });
	const [first] = negotiator.encodings(OFFERED, { preferred: CONTENT_CODINGS });
	return CONTENT_CODINGS.find((coding) => coding === first) ?? null;
}
