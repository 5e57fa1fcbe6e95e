import { expect, test } from "vitest";
import { launchChromium } from "../support/chromium.js";
import { startSite } from "../support/command.js";
import { createTemporarySite } from "../support/temporary-site.js";

test("React 18's difference between server and browser: the two texts and the component", async () => {
	const site = await createTemporarySite("develop", 0, 18);
	const counter = await site.read("src/components/counter.js");
	await site.write(
		"src/components/counter.js",
		counter.replace("Pressed", '{typeof window === "object" ? "In the browser" : "On the server"} pressed'),
	);
	const running = await startSite(site.directory, "develop");
	const browser = await launchChromium();
	try {
		const page = await browser.newPage();
		await page.goto(running.url);
		const overlay = () =>
			page.evaluate(() => document.querySelector("gatz-error-overlay")?.shadowRoot?.querySelector("dialog[open]")?.textContent ?? "");
		const told =
			/HydrationError[\s\S]*Text content did not match\. Server: "On the server"[\s\S]*Client: "In the browser"[\s\S]*at Counter/;
		await expect.poll(overlay, { timeout: 15_000 }).toMatch(told);
		expect(running.output().match(/ERROR /g)).toHaveLength(1);
		await site.write("src/components/counter.js", counter);
		await expect.poll(overlay, { timeout: 15_000 }).toBe("");
	} finally {
		await browser.close();
		await running.stop();
		await site.delete();
	}
});
