import { expect, test } from "vitest";
import { createIntents } from "./intents.js";
import type { Answer } from "./page-request.js";

const ANSWER: Answer = { kind: "document", build: null, isServerRendered: true };

test("an answer serves one navigation", async () => {
	const intents = createIntents(() => 0);
	intents.add("a", async () => ANSWER);
	expect(await intents.take("a")).toBe(ANSWER);
	expect(await intents.take("a")).toBeNull();
});

test("9.13.4 one request per page, until its answer is taken", async () => {
	let asked = 0;
	const ask = async () => {
		asked += 1;
		return ANSWER;
	};
	const intents = createIntents(() => 0);
	intents.add("a", ask);
	intents.add("a", ask);
	intents.add("b", ask);
	await intents.take("a");
	intents.add("a", ask);
	expect(asked).toBe(3);
});

test("an answer is of no use ten seconds after it came", async () => {
	let now = 0;
	const intents = createIntents(() => now);
	const answer = Promise.resolve(ANSWER);
	intents.add("early", () => answer);
	intents.add("late", () => answer);
	await new Promise((resolve) => setTimeout(resolve));
	now = 10_000;
	expect(await intents.take("early")).toBe(ANSWER);
	now = 10_001;
	expect(await intents.take("late")).toBeNull();
});

test("a navigation joins a request under way, and asks itself where that failed", async () => {
	const intents = createIntents(() => 0);
	intents.add("a", () => Promise.reject(new Error("no answer")));
	expect(await intents.take("a")).toBeNull();
});
