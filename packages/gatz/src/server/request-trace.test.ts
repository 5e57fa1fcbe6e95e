import { expect, it } from "vitest";
import type { HandlerRequest } from "./exchange.js";
import { givenRequestId, RequestTrace } from "./request-trace.js";

const request = (id?: string | string[]) => ({ headers: { "x-request-id": id } }) as unknown as HandlerRequest;

it.each([["abc-1_2.3:4"], ["x".repeat(128)]])("takes the id %s", (id) => {
	expect(givenRequestId(request(id))).toBe(id);
});

it.each([[""], ["x".repeat(129)], ["a b"], ['a"b'], ["a\nb"], [["a", "b"]], [undefined]])("makes one instead of %j", (id) => {
	expect(givenRequestId(request(id))).toBeUndefined();
	const trace = new RequestTrace(request(id));
	expect(trace.requestId).toMatch(/^[\da-f-]{36}$/);
	expect(trace.requestId).toBe(trace.requestId);
});

it("takes the time of steps that fail", async () => {
	const trace = new RequestTrace(request());
	const fail = () => {
		throw new Error("failed");
	};
	expect(() => trace.step("render", fail)).toThrow("failed");
	await expect(trace.step("getServerData", async () => fail())).rejects.toThrow("failed");
	expect([typeof trace.render, typeof trace.getServerData, trace.match]).toEqual(["number", "number", undefined]);
});
