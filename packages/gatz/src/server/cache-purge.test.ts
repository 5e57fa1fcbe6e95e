import { expect, it } from "vitest";
import { createPurgeAnswer } from "./cache-purge.js";
import type { PurgeSelection } from "./cache-store.js";

async function post(
	body: string,
	{ token = "secret", sent = "Bearer secret", method = "POST" }: { token?: string; sent?: string; method?: string } = {},
) {
	const purges: PurgeSelection[] = [];
	const store = {
		async purge(selection: PurgeSelection) {
			purges.push(selection);
			return 3;
		},
	};
	const answer = await createPurgeAnswer(
		store,
		token,
	)({
		method,
		url: "/purge",
		headers: { authorization: sent },
		body: () => new Blob([body]).stream(),
		signal: () => new AbortController().signal,
		origin: () => "",
	});
	return { status: answer.status, body: JSON.parse(answer.body as string), purges };
}

it("purges what the body names", async () => {
	expect(await post('{"tags":["a"],"paths":["/x/"]}')).toEqual({
		status: 200,
		body: { purged: 3 },
		purges: [{ tags: ["a"], paths: ["/x/"], all: false }],
	});
	expect((await post('{"all":true}')).purges).toMatchObject([{ all: true }]);
});

it("purges nothing for who has no token, by another method, or without a word of what", async () => {
	const refused = await Promise.all([
		post('{"all":true}', { sent: "Bearer other" }),
		post('{"all":true}', { sent: "" }),
		post('{"all":true}', { token: "", sent: "Bearer " }),
		post('{"all":true}', { method: "GET" }),
		...["", "{}", "null", "[]", '{"tags":"a"}', '{"tags":[1]}', '{"all":"yes"}'].map((body) => post(body)),
	]);
	expect(refused.map(({ status }) => status)).toEqual([401, 401, 403, 405, 400, 400, 400, 400, 400, 400, 400]);
	expect(refused.flatMap(({ purges }) => purges)).toEqual([]);
});
