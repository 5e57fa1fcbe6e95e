import type { Subject } from "./subject.js";

/** One line of SPEC, and how it is asserted. */
export interface Line {
	/** Its number, `1.3.6`; of USERS with the letter of its table. */
	readonly number: string;
	readonly title: string;
	readonly check: (subject: Subject) => Promise<void>;
}

export function line(number: string, title: string, check: Line["check"]): Line {
	return { number, title, check };
}
