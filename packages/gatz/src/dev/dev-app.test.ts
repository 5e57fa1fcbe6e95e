import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createDevApp } from "./dev-app.js";

test("an app answers as Express does", async () => {
	const app = createDevApp();
	const api = createDevApp();
	api.get("/users/:id?", (request, response) =>
		response.status(201).json({ id: request.params.id, base: request.baseUrl, query: request.query }),
	);
	app.use((request, _response, next) => {
		request.body = "seen";
		next();
	});
	app.use("/api", api as never);
	app.get("/files/*", (request, response) => response.send(`${request.params[0]} ${request.body}`));
	app.get(/^\/old/, (_request, response) => response.redirect("/new"));
	app.post("/fails", () => Promise.reject(new Error("no")));
	app.use((error: unknown, _request: unknown, response: never, _next: unknown) =>
		(response as { send(text: string): void }).send(String(error)),
	);
	const server = createServer((request, response) => app(request, response, () => response.writeHead(404).end()));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const ask = async (path: string, method = "GET") => {
		const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method, redirect: "manual" });
		return [answer.status, answer.headers.get("location") ?? (await answer.text())];
	};
	expect(await ask("/api/users/7?a=b")).toEqual([201, '{"id":"7","base":"/api","query":{"a":"b"}}']);
	expect(await ask("/api/users")).toEqual([201, '{"base":"/api","query":{}}']);
	expect(await ask("/files/a/b")).toEqual([200, "a/b seen"]);
	expect(await ask("/old/page")).toEqual([302, "/new"]);
	expect(await ask("/fails", "POST")).toEqual([200, "Error: no"]);
	expect(await ask("/fails")).toEqual([404, ""]);
	await new Promise((resolve) => server.close(resolve));
});
