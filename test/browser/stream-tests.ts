import { expect, test } from "vitest";
import type { BrowserSubject } from "./suite.js";

/** Pages that suspend: the visitor gets what is ready, and the rest when it is. */
export function streamTests({ command, open, fetch }: BrowserSubject): void {
	const gate = async (name: string, to?: "open" | "broken"): Promise<{ left: boolean }> =>
		(await fetch(`/ssr/gate/?name=${name}${to ? `&to=${to}` : ""}`)).json();

	// Of a hash the server knows nothing: the page is updated once the document is whole.
	test.each(["", "#late"])("8.13 a page that suspends is hydrated before it is whole, and then comes the rest, at %o", async (hash) => {
		const name = `hydrated${hash.length}`;
		const visit = await open(`/ssr/streamed/?gate=${name}${hash}`, { isWhole: false });
		expect(await visit.text("#late")).toBe("waiting");
		expect(await visit.text("title")).toBe(`Streamed ${name}`);
		await visit.page.click("#counter");
		await visit.see("#counter", "1");
		expect(await visit.text("#late")).toBe("waiting");
		await gate(name, "open");
		await visit.see("#late", `Late ?gate=${name} 0`);
		// React hydrates it when it is needed.
		await visit.page.click("#late-counter");
		await visit.see("#late-counter", "1");
		expect(await visit.text("#counter")).toBe("1");
		// Where React has rendered it before the document's own script has put it there, what came by the stream is removed a little later.
		await expect.poll(() => visit.evaluate("document.querySelectorAll('#late').length")).toBe(1);
		await visit.see("#hash", hash);
	});

	test("8.13 what fails in a boundary costs that boundary, and the browser renders it", async () => {
		const visit = await open("/ssr/streamed/?gate=failing", {
			isWhole: false,
			expected: ["419", "Switched to client rendering", "is broken"],
		});
		await gate("failing", "broken");
		await visit.see("#late", "Late ?gate=failing 0");
		// In develop the overlay is in front of it.
		await visit.evaluate("document.getElementById('counter').click()");
		await visit.see("#counter", "1");
	});

	test("8.13 a page that suspends is shown on navigation", async () => {
		const visit = await open("/about/");
		await visit.follow("/ssr/streamed/?gate=followed");
		await visit.see("#late", "Late ?gate=followed 0");
		expect(visit.documents).toHaveLength(1);
	});

	test("8.13 a stream has neither length nor tag, its first bytes come at once, and HEAD has none", async () => {
		const response = await fetch("/ssr/streamed/?gate=raw");
		expect(response.status).toBe(200);
		const { headers } = response;
		expect([headers.get("content-length"), headers.get("etag"), headers.get("x-accel-buffering")]).toEqual([null, null, "no"]);
		const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
		let shell = "";
		while (!shell.includes("___chunkMapping")) shell += (await reader.read()).value;
		expect(shell).toContain("waiting");
		expect(shell).toContain('window.pageData={"componentChunkName"');
		expect(shell).not.toContain("</html>");
		await gate("raw", "open");
		let rest = "";
		for (let next = await reader.read(); !next.done; next = await reader.read()) rest += next.value;
		expect(rest).toMatch(/<div hidden id="S:0">.*Late.*<\/body><\/html>$/s);
		const head = await fetch("/ssr/streamed/?gate=head", { method: "HEAD" });
		expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, null, ""]);
	});

	test("8.6 a visitor who leaves in the middle of a stream is noticed", async () => {
		const controller = new AbortController();
		const { body } = await fetch("/ssr/streamed/?gate=left", { signal: controller.signal });
		await body?.getReader().read();
		expect(await gate("left")).toEqual({ left: false });
		controller.abort();
		await expect.poll(() => gate("left")).toEqual({ left: true });
	});

	test("8.13 what may be kept is sent whole", async () => {
		const asked = fetch("/ssr/streamed/?gate=shared&shared=1");
		await gate("shared", "open");
		const response = await asked;
		expect(response.headers.get("etag")).not.toBeNull();
		expect(await response.text()).toContain('<!--$--><div id="late">Late');
		const cacheStatus = (await fetch("/ssr/streamed/?gate=shared&shared=1")).headers.get("cache-status");
		expect(String(cacheStatus)).toMatch(command === "serve" ? /^gatz; hit/ : /^null$/);
	});
}
