import { expect, it } from "vitest";
import { serialiseProps } from "./serialise-props.js";

const problem = (props: unknown): unknown => {
	try {
		return serialiseProps(props, "a.js");
	} catch (error) {
		return (error as Error).message;
	}
};

it("is JSON, or nothing", () => {
	expect(serialiseProps({ a: undefined, b: () => 1, c: new Date(0) }, "a.js")).toBe('{"c":"1970-01-01T00:00:00.000Z"}');
	expect([serialiseProps(undefined, "a.js"), serialiseProps(() => 1, "a.js")]).toEqual([undefined, undefined]);
});

it("names the place of what JSON can't hold", () => {
	const shared = { ok: 1 };
	const row: Record<string, unknown> = { shared, again: shared };
	row.self = row;
	expect(problem({ rows: [shared, row] })).toContain("props.rows[1].self, which JSON can't hold: it refers back to props.rows[1]");
	expect(problem({ "a-b": { n: 1n } })).toContain('props["a-b"].n, which JSON can\'t hold: it is a BigInt');
	expect(problem(1n)).toContain("returned props, which");
	const failing = {
		toJSON: () => {
			throw new Error("no");
		},
	};
	expect(problem({ a: failing })).toContain("props.a, which JSON can't hold: its toJSON failed: no");
	const getter = {
		get b() {
			throw new Error("no");
		},
	};
	expect(problem({ a: getter })).toContain("props.a.b, which JSON can't hold: reading it failed: no");
});

it("survives nesting deeper than the stack", () => {
	let deep: unknown = 1;
	for (let depth = 0; depth < 100_000; depth++) deep = [deep];
	expect(problem(deep)).toContain("GATZ_SERVER_DATA_NOT_SERIALISABLE");
});
