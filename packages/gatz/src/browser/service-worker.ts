import type { SiteWindow } from "./globals.js";
import type { HookRunner } from "./hook-runner.js";

/** Registers the site's `/sw.js` and tells plugins what becomes of it. Loaded only when a plugin asks for it. SPEC 5.3.7, 5.3.14. */
export async function registerServiceWorker(window: SiteWindow, hooks: HookRunner, pathPrefix: string): Promise<void> {
	const { serviceWorker } = window.navigator;
	if (!serviceWorker) return;
	const tell = (name: string, registration: ServiceWorkerRegistration) =>
		hooks.run(`onServiceWorker${name}`, { serviceWorker: registration });
	try {
		const registration = await serviceWorker.register(`${pathPrefix}/sw.js`);
		registration.addEventListener("updatefound", () => {
			tell("UpdateFound", registration);
			const worker = registration.installing;
			worker?.addEventListener("statechange", () => {
				if (worker.state === "redundant") tell("Redundant", registration);
				if (worker.state === "activated") tell("Active", registration);
				if (worker.state !== "installed") return;
				if (!serviceWorker.controller) return void tell("Installed", registration);
				// What this document knows is old: the next navigation loads one. SPEC 2.5.9.
				window.___swUpdated = true;
				tell("UpdateReady", registration);
			});
		});
	} catch (error) {
		console.error("Error during service worker registration:", error);
	}
}
