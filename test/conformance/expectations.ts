import { expect } from "vitest";
import { dataTarget, globalsOf, shown } from "./document.js";
import type { Answer, AskOptions, Subject } from "./subject.js";

export const PRIVATE = "private, max-age=0, must-revalidate";

export async function data(subject: Subject, target: string, options?: AskOptions) {
	const answer = await subject.fetch(dataTarget(target), options);
	return { answer, json: JSON.parse(answer.body) };
}

/** The same page, as a document and as data: both have the status; the data is what the document holds. */
export async function both(subject: Subject, target: string) {
	const html = await subject.fetch(target);
	const { answer, json } = await data(subject, target);
	expect(globalsOf(html).pageData).toEqual(json);
	return { html, answer, json };
}

export async function expectError(subject: Subject, target: string, ...inLog: string[]): Promise<void> {
	subject.takeErrors?.();
	for (const form of [target, dataTarget(target)]) {
		const answer = await subject.fetch(form);
		expect(answer.status).toBe(500);
		expect(answer.headers["cache-control"]).toBe("private, no-store");
		expect(answer.headers["x-request-id"]).toMatch(/\w{8}/);
		expect(answer.headers["x-a"]).toBeUndefined();
		expect(answer.body).not.toContain("secret");
		if (form === target) expect(answer.body).toContain("The site&#x27;s 500");
		else expect(JSON.parse(answer.body)).toEqual({ error: "internal", requestId: answer.headers["x-request-id"] });
		const log = subject.takeErrors?.().join("\n");
		const isTold = log !== undefined && (form === target || !subject.tellsOnce);
		for (const text of isTold ? inLog : []) expect(log).toContain(text);
	}
}

export async function expectNotFound(answer: Promise<Answer>): Promise<void> {
	const { status, body, headers } = await answer;
	expect(status).toBe(404);
	expect(body).toContain("The site&#x27;s 404");
	expect(headers["cache-control"]).toBe(PRIVATE);
}

export async function expectRedirect(subject: Subject, target: string, status: number, destination: string): Promise<void> {
	const html = await subject.fetch(target);
	expect([html.status, html.headers.location, html.body]).toEqual([status, destination, ""]);
	const { answer, json } = await data(subject, target);
	expect([answer.status, answer.headers.location]).toEqual([200, undefined]);
	expect(json).toEqual({ path: target, redirect: { destination, status } });
	expect(answer.headers["set-cookie"]).toEqual(html.headers["set-cookie"]);
}

export async function expectParams(subject: Subject, target: string, params: Record<string, string>): Promise<void> {
	const { html, json } = await both(subject, target);
	expect([html.status, json.result.serverData.params]).toEqual([200, params]);
	expect(shown(html)).toMatchObject({ params });
}
