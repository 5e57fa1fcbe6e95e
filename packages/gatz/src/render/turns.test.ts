import { expect, it } from "vitest";
import { Turns } from "./turns.js";

it("does at once what need not wait, and one after another what comes while something waits", async () => {
	const turns = new Turns();
	const log: string[] = [];
	expect(turns.take(() => "at once")).toBe("at once");
	let finish = (): void => {};
	const first = turns.take(async () => {
		log.push("first begins");
		await new Promise<void>((resolve) => {
			finish = resolve;
		});
		log.push("first ends");
	});
	const failing = turns.take(() => {
		log.push("second");
		throw new Error("second");
	});
	const third = turns.take(() => log.push("third"));
	expect(log).toEqual(["first begins"]);
	finish();
	await expect(failing).rejects.toThrow("second");
	await Promise.all([first, third]);
	expect(log).toEqual(["first begins", "first ends", "second", "third"]);
	await new Promise(setImmediate);
	expect(turns.take(() => "at once again")).toBe("at once again");
});
