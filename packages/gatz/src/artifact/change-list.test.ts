import { expect, it } from "vitest";
import { joinChanges } from "./change-list.js";

const list = { format: 4, from: "b", to: "c", all: false, urls: ["/b/"], patterns: [], tags: ["2"], sent: false };

it("adds a build's changes to those that nobody has sent", () => {
	const earlier = { ...list, from: "a", to: "b", urls: ["/a/", "/b/"], patterns: ["/x/:id"], tags: ["1"] };
	expect(joinChanges(earlier, list)).toEqual({ ...list, from: "a", urls: ["/a/", "/b/"], patterns: ["/x/:id"], tags: ["1", "2"] });
	expect(joinChanges({ ...earlier, all: true }, list)).toMatchObject({ from: "a", to: "c", all: true, urls: [], tags: [] });
});
