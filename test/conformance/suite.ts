import { afterAll, beforeAll, describe, it } from "vitest";
import { ANSWERS, METHODS } from "./answer-lines.js";
import { CONTEXT } from "./context-lines.js";
import { RESULT } from "./result-lines.js";
import { ROUTES } from "./route-lines.js";
import type { SkipList, Subject } from "./subject.js";
import { VECTORS } from "./vector-lines.js";

/**
 * Registers the lines of SPEC that this suite asserts, for one subject: something that answers requests for the site in `site/`.
 *
 * @param skip lines that this subject does not hold, and why
 */
export function describeConformance(name: string, start: () => Promise<Subject>, skip: SkipList = {}): void {
	describe(`conformance: ${name}`, () => {
		let subject: Subject;
		beforeAll(async () => {
			subject = await start();
		});
		afterAll(() => subject?.close());
		for (const { number, title, check } of [...CONTEXT, ...RESULT, ...ANSWERS, ...METHODS, ...ROUTES, ...VECTORS]) {
			const reason = skip[number];
			const run = () => check(subject);
			if (reason === undefined) it(`${number} ${title}`, run);
			else it.skip(`${number} ${title} (${reason})`, run);
		}
	});
}
