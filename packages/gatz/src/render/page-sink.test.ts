import { expect, it } from "vitest";
import { loadProductionReact } from "../../../../test/support/production-react.js";
import { PageSink } from "./page-sink.js";

it("takes no more than a reader wants, and all of it when one reads", async () => {
	const sink = new PageSink();
	sink.write("shell");
	expect(sink.takeText()).toBe("shell");
	const stream = sink.open("<", ">");
	const piece = "x".repeat(16 * 1024);
	let written = 0;
	// As React does: until it is told to wait, and on when there is room again.
	const write = (): void => {
		for (let goesOn = true; goesOn && written < 64; written++) goesOn = sink.write(piece);
		if (written === 64) sink.end();
	};
	sink.on("drain", write);
	write();
	const reader = stream[Symbol.asyncIterator]();
	let length = (await reader.next()).value.length;
	expect(written).toBeLessThan(8);
	for (let next = await reader.next(); !next.done; next = await reader.next()) length += next.value.length;
	expect(length).toBe(2 + 64 * piece.length);
});

it("is closed when the reader goes", async () => {
	const sink = new PageSink();
	sink.takeText();
	const stream = sink.open("<", ">");
	await stream.cancel();
	expect(sink.destroyed).toBe(true);
});

it.each([18, 19] as const)("gives what React %i writes, without zeros (SPEC 8.14)", async (version) => {
	const { react, server } = loadProductionReact(version);
	const items = Array.from({ length: 1000 }, (_, key) => react.createElement("li", { key }, `é€한😀${key}`));
	const list = react.createElement("ul", null, items);
	const html = await new Promise<string>((resolve) => {
		const sink = new PageSink();
		const stream = server.renderToPipeableStream(list, {
			onAllReady() {
				stream.pipe(sink);
				resolve(sink.takeText());
			},
		});
	});
	expect(html).toBe(server.renderToString(list));
});
