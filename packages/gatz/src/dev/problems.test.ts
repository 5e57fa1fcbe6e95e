import { describe, expect, it } from "vitest";
import type { ProblemList } from "../universal/develop-messages.js";
import { GatzError } from "../universal/errors.js";
import { createProblems } from "./problems.js";

const failure = (file: string) => new GatzError("PAGE_EMPTY", { file }, { place: { file } });

function setUp() {
	const printed: unknown[] = [];
	const lists: ProblemList[] = [];
	const reporter = { error: (thrown: unknown) => void printed.push(thrown) };
	const problems = createProblems({ directory: "/site", reporter, onChange: (list) => lists.push(list) });
	const shown = () => problems.list().problems.map(({ report, url }) => [report.what, url]);
	const change = async (then = () => {}) => {
		problems.begin();
		then();
		await problems.end();
	};
	return { problems, printed, lists, shown, change };
}

describe("createProblems", () => {
	it("tells the same thing once, also when a change did not mend it", async () => {
		const { problems, printed, shown, change } = setUp();
		problems.report(failure("a.js"), { kind: "site" });
		problems.report(failure("a.js"), { kind: "site" });
		await change(() => problems.report(failure("a.js"), { kind: "site" }));
		expect(printed).toHaveLength(1);
		expect(shown()).toHaveLength(1);
	});

	it("takes a failed request for mended when it succeeds, and tells it again when it fails again", () => {
		const { problems, printed, shown } = setUp();
		const scope = { kind: "request", url: "/a" } as const;
		problems.report(failure("a.js"), scope);
		problems.answered("/b");
		expect(shown()).toEqual([["a.js is a page but is empty.", "/a"]]);
		problems.answered("/a");
		expect(shown()).toEqual([]);
		problems.report(failure("a.js"), scope);
		expect(printed).toHaveLength(2);
	});

	it("keeps one failure of each request, the last", () => {
		const { problems, shown } = setUp();
		for (const file of ["a.js", "b.js"]) problems.report(failure(file), { kind: "request", url: "/a" });
		expect(shown()).toEqual([["b.js is a page but is empty.", "/a"]]);
	});

	it("tries a module again after each change, and forgets what the change may have mended", async () => {
		const { problems, lists, shown, change } = setUp();
		let isMended = false;
		const check = async () => {
			if (!isMended) throw failure("m.js");
		};
		problems.report(failure("m.js"), { kind: "module", check });
		problems.report(failure("s.js"), { kind: "site" });
		problems.report(failure("p.js"), { kind: "page", url: "/p" });
		await change();
		expect(shown()).toEqual([["m.js is a page but is empty.", undefined]]);
		isMended = true;
		await change();
		expect(shown()).toEqual([]);
		expect(lists.at(-1)).toEqual({ round: 2, problems: [] });
	});

	it("does not grow without end", () => {
		const { problems, shown } = setUp();
		for (let page = 0; page < 200; page++) problems.report(failure(`${page}.js`), { kind: "request", url: `/${page}` });
		expect(shown()).toHaveLength(50);
	});
});
