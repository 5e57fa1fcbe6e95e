import type { SiteWindow } from "./globals.js";
import type { HookRunner } from "./hook-runner.js";

// The bundler replaces it.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Caches of Workbox, and of gatsby-plugin-offline, which uses it. */
const OLD_CACHE = /workbox|gatsby-plugin-offline/;

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

/**
 * Takes a worker away that another site at this origin has left behind, with its caches: it would answer in the place of this one. What this
 * site has by that name stays. Loaded only where a worker controls a document and no plugin asks for one.
 */
export async function dropStrayWorker({ navigator, caches, location }: Window, pathPrefix: string): Promise<void> {
	const url = `${pathPrefix}/sw.js`;
	const registration = await navigator.serviceWorker.getRegistration();
	const script = registration?.active?.scriptURL;
	if (script !== location.origin + url || (await fetch(url, { cache: "no-store" })).ok || !(await registration?.unregister())) return;
	for (const name of await caches.keys()) if (OLD_CACHE.test(name)) await caches.delete(name);
	if (process.env.NODE_ENV === "production") return;
	console.info(`A service worker that another site had left at ${script} was taken away. Load the page again.`);
}
