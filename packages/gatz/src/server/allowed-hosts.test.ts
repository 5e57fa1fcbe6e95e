import { expect, it } from "vitest";
import { withAllowedHosts } from "./allowed-hosts.js";
import type { HandlerRequest, HandlerResponse } from "./exchange.js";

it("answers for the hosts that are listed, and for no others", async () => {
	const warnings: string[] = [];
	const handler = withAllowedHosts(
		() => ({ status: 200, headers: {}, body: null }),
		["site.example", ".Example.org", "[::1]"],
		(message) => warnings.push(message),
	);
	const ask = async (host: string) => (await (handler({ origin: () => `https://${host}` } as HandlerRequest) as HandlerResponse)).status;
	for (const host of ["site.example", "SITE.example:8443", "example.org", "a.b.example.org", "[::1]:9000"])
		expect(await ask(host)).toBe(200);
	for (const host of ["evil.example", "a.site.example", "notexample.org", "127.0.0.1", "[::2]"]) expect(await ask(host)).toBe(421);
	expect(warnings).toEqual([expect.stringMatching(/"evil.example".*GATZ_HOST_NOT_ALLOWED/)]);
});
