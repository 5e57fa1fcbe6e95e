import { PARTYTOWN_FOLDER, THIRD_PARTY_PROXY } from "../universal/third-party.js";
import { withPrefix } from "./paths.js";

interface PartytownWindow extends Window {
	/** What Partytown reads when it starts. */
	partytown?: { readonly lib: string; readonly forward: string[] };
}

/** Where the page asks for a script of another site: workers may read only what is on this one, or says that it may be read. SPEC 5.13.8. */
export function proxiedSource(source: string): string {
	return /^(?:https?:)?\/\//.test(source) ? withPrefix(`${THIRD_PARTY_PROXY}?url=${encodeURIComponent(source)}`) : source;
}

/**
 * Has Partytown run a script in its worker, once it is in the document. The first call loads Partytown, when all scripts of the page have
 * said what they forward: it reads that once.
 */
export function runInWorker(script: HTMLScriptElement, forward: readonly string[]): void {
	const site: PartytownWindow = window;
	script.type = "text/partytown";
	document.body.append(script);
	if (site.partytown) {
		site.partytown.forward.push(...forward);
		site.dispatchEvent(new CustomEvent("ptupdate"));
		return;
	}
	const lib = withPrefix(PARTYTOWN_FOLDER);
	site.partytown = { lib, forward: [...forward] };
	setTimeout(() => document.head.append(Object.assign(document.createElement("script"), { src: `${lib}partytown.js` })));
}
