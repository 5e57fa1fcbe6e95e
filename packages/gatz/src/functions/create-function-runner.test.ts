import { expect, test } from "vitest";
import type { FunctionCall } from "../artifact/function-bundle.js";
import { createFunctionRunner } from "./create-function-runner.js";
import type { FunctionRequest } from "./function-request.js";
import type { FunctionResponse } from "./function-response.js";

type Handler = (request: FunctionRequest, response: FunctionResponse) => unknown;

/** Calls a function; gives its answer with the body as text, and what was told meanwhile. */
async function call(module: Handler | Record<string, unknown>, request: Partial<FunctionCall["request"]> = {}, search = "") {
	const told: unknown[] = [];
	const run = createFunctionRunner({ "/api/f": async () => (typeof module === "function" ? { default: module } : module) });
	const answer = await run({
		path: "/api/f",
		params: {},
		search,
		onError: (error) => told.push(error),
		onWarning: (message) => told.push(message),
		request: {
			method: "GET",
			url: `/api/f${search}`,
			headers: {},
			body: () => null,
			signal: () => new AbortController().signal,
			origin: () => "https://example.com",
			...request,
		},
	});
	const { status, headers, body } = answer;
	return {
		status,
		headers,
		isWhole: body instanceof Uint8Array,
		text: body === null ? null : await new Response(body as BodyInit).text(),
		told,
	};
}

test("an answer that is sent at once is whole, one in parts is a stream", async () => {
	const whole = await call((_, response) => response.send("é"));
	expect(whole).toMatchObject({ isWhole: true, text: "é", headers: { "content-length": "2" } });
	const parts = await call(async (_, response) => {
		response.write("a");
		await new Promise(setImmediate);
		response.end("b");
	});
	expect(parts).toMatchObject({ isWhole: false, text: "ab" });
});

test("headers of the connection stay here, and chunks are not cut", async () => {
	const { headers, text } = await call((_, response) => {
		response.writeHead(200, { "Transfer-Encoding": "chunked", Connection: "keep-alive", "X-A": "1" });
		response.write("a");
		response.end("b");
	});
	expect([headers, text]).toEqual([{ "x-a": "1" }, "ab"]);
});

test("early hints are not taken for the answer", async () => {
	const { status, text } = await call((_, response) => {
		response.writeContinue();
		response.status(201).send("made");
	});
	expect([status, text]).toEqual([201, "made"]);
});

test("HEAD has the headers of GET, 204 and 304 have no body", async () => {
	const head = await call((_, response) => response.json({ a: 1 }), { method: "HEAD" });
	expect([head.headers["content-length"], head.text]).toEqual(["7", null]);
	for (const status of [204, 304])
		expect(await call((_, response) => response.status(status).send("x"))).toMatchObject({ status, text: null });
});

test("what a function throws before its answer is its caller's, after it the log's", async () => {
	await expect(call(() => Promise.reject(new Error("before")))).rejects.toThrow("before");
	await expect(call({ default: 1 })).rejects.toThrow("no default export");
	const after = await call((_, response) => {
		response.send("sent");
		throw new Error("after");
	});
	expect([after.text, after.told]).toEqual(["sent", [new Error("after")]]);
});

test("a body is there for who wants to read it as a stream", async () => {
	const read: Handler = async (request, response) => {
		let text = "";
		for await (const chunk of request) text += chunk;
		response.send(text);
	};
	const body = () => new Blob(["a", "b".repeat(200_000)]).stream() as ReadableStream<Uint8Array>;
	const headers = { "content-length": "200001", "content-type": "video/mp4" };
	expect((await call(read, { method: "POST", headers, body })).text).toHaveLength(200_001);
});

test("a client that leaves closes request and response", async () => {
	const controller = new AbortController();
	const closed: string[] = [];
	const { status } = await call(
		(request, response) => {
			request.on("close", () => closed.push("request"));
			response.on("close", () => closed.push("response"));
			controller.abort();
		},
		{ signal: () => controller.signal },
	);
	await new Promise(setImmediate);
	expect([status, closed.sort()]).toEqual([499, ["request", "response"]]);
});

test.each([
	[{ default: (_: unknown, response: FunctionResponse) => response.send("1") }],
	[{ default: { default: (_: unknown, response: FunctionResponse) => response.send("1") } }],
	[{ default: {}, "module.exports": (_: unknown, response: FunctionResponse) => response.send("1") }],
])("finds the function in each form of module", async (module) => {
	expect((await call(module)).text).toBe("1");
});

test("6.6.10 a config of another shape is told of, once", async () => {
	const send = (_: FunctionRequest, response: FunctionResponse) => response.send("");
	for (const [config, flaw] of [
		[1, "it is no object"],
		[{ bodyParser: false }, "bodyParser is no object"],
		[{ bodyParser: { xml: {} } }, "bodyParser.xml is none of raw, text, urlencoded, json"],
		[{ bodyParser: { json: { max: 1 } } }, "bodyParser.json has the unknown member max"],
	] as const) {
		expect((await call({ default: send, config })).told, flaw).toEqual([expect.stringContaining(flaw)]);
	}
	expect((await call({ default: send, config: { bodyParser: { json: { limit: "1mb" } } } })).told).toEqual([]);
});
