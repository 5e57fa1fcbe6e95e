import { describe, expect, it } from "vitest";
import { GatzError } from "../universal/errors.js";
import { createReporter, type ReporterOptions } from "./reporter.js";
import { createTerminal } from "./terminal.js";

function setUp(options: Partial<ReporterOptions> = {}) {
	let text = "";
	const terminal = createTerminal({ write: (part) => (text += part) }, { NO_COLOR: "1" });
	const exit = (code: number): never => {
		throw new RangeError(`exit ${code}`);
	};
	const reporter = createReporter({ terminal, directory: "/site", exit, ...options });
	return { reporter, read: () => text };
}

describe("createReporter", () => {
	it("writes plain lines", () => {
		const { reporter, read } = setUp();
		reporter.info("one");
		reporter.success("two");
		reporter.warn("three");
		reporter.log("four");
		reporter.verbose("unseen");
		reporter.setVerbose();
		reporter.verbose("five");
		expect(read()).toBe("info one\nsuccess two\nwarn three\nfour\nverbose five\n");
	});

	it("keeps to warnings and errors when quiet", () => {
		const { reporter, read } = setUp({ quiet: true });
		reporter.info("one");
		reporter.success("two");
		reporter.log("three");
		reporter.warn("four");
		reporter.activityTimer("five").end();
		expect(read()).toBe("warn four\n");
	});

	it("says code, what, where and fix of a coded error, without our stack", () => {
		const { reporter, read } = setUp();
		reporter.error(
			new GatzError("PAGE_EMPTY", { file: "src/pages/a.js" }, { place: { file: "src/pages/a.js", line: 1, frame: "> 1 | " } }),
		);
		expect(read()).toContain(
			"ERROR GATZ_PAGE_EMPTY\n\nsrc/pages/a.js is a page but is empty.\n\nFile: src/pages/a.js:1\n\n> 1 | \n\nFix: Export",
		);
		expect(read()).not.toContain("    at ");
	});

	it("shows our stack when the fault is ours", () => {
		const { reporter, read } = setUp();
		reporter.error(new GatzError("INTERNAL", { message: "oh" }));
		expect(read()).toContain("    at ");
	});

	it("shows the site's frames first and the machine's not at all", () => {
		const { reporter, read } = setUp();
		const error = new Error("no luck");
		error.stack = "Error: no luck\n    at a (/site/node_modules/x/a.js:1:1)\n    at b (/site/src/b.js:2:3)\n    at c (node:internal/c:1:1)";
		reporter.error(error);
		expect(read()).toBe("\nERROR no luck\n\n    at b (/site/src/b.js:2:3)\n    at a (/site/node_modules/x/a.js:1:1)\n\n");
	});

	it("accepts what plugins pass", () => {
		const { reporter, read } = setUp();
		reporter.setErrorMap({ "7": { text: (context) => `seven ${String(context.name)}` } });
		reporter.error({ id: "7", context: { name: "dwarfs" } });
		reporter.error({ context: { sourceMessage: "from context" } });
		reporter.error("text", "cause");
		reporter.error(["first", "second"]);
		for (const text of ["seven dwarfs", "from context", "text: cause", "ERROR first", "ERROR second"]) expect(read()).toContain(text);
	});

	it("ends the process on panic, on panicOnBuild only while building", () => {
		expect(() => setUp().reporter.panic("no")).toThrow("exit 1");
		expect(() => setUp({ building: true }).reporter.panicOnBuild("no")).toThrow("exit 1");
		expect(() => setUp().reporter.panicOnBuild("no")).not.toThrow();
	});

	it("tells a progress's count at its end", () => {
		const { reporter, read } = setUp();
		const progress = reporter.createProgress("pages", 2);
		progress.start();
		progress.tick();
		progress.tick();
		progress.done();
		expect(read()).toMatch(/^success pages - \d+\.\d+s 2\/2\n$/);
	});

	it("strips the indent of a template", () => {
		expect(setUp().reporter.stripIndent`
			a
			  b
		`).toBe("a\n  b");
	});
});
