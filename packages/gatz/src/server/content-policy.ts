import type { Artifact } from "../artifact/artifact.js";
import { createPolicyWriter, type WritePolicy } from "../universal/content-policy.js";
import type { ResponseHeaders } from "./exchange.js";
import { POLICY } from "./policy-nonce.js";
import { type Document, type LoadedTemplate, renderPage, renderSecuredPage } from "./render-page.js";
import type { Site } from "./site.js";

/** Headers by which an answer that browsers alone may keep is kept by others none the less. */
const OF_SHARED_CACHES = /^(?:.+-)?cdn-cache-control$|^surrogate-control$|^edge-control$/;

/** @returns null for a site without a policy: nothing of this file then runs for a request */
export function createPolicy({ settings }: Artifact): WritePolicy | null {
	return settings.csp ? createPolicyWriter(settings.csp) : null;
}

/** Renders a document, and writes into its headers the policy that it needs. A policy that the page or the site's headers give stays. */
export function renderWithPolicy(
	site: Site,
	template: LoadedTemplate,
	document: Document,
	headers: ResponseHeaders,
): string | Promise<string> {
	const { artifact, writePolicy } = site;
	if (!writePolicy || headers[POLICY] !== undefined) return renderPage(artifact, template, document);
	const built = artifact.prerenderedSources();
	if (built instanceof Promise) return built.then(() => renderWithPolicy(site, template, document, headers));
	const nonce = mayBeShared(headers) ? null : createNonce();
	const made = renderSecuredPage(artifact, template, document, nonce);
	const finish = ({ html, sources }: Awaited<typeof made>): string => {
		headers[POLICY] = writePolicy(sources, built.ofVisit);
		return html;
	};
	return made instanceof Promise ? made.then(finish) : finish(made);
}

/** The policy of a document that the build has written, by the path of its file. */
export async function addFilePolicy({ artifact, writePolicy }: Site, path: string, headers: ResponseHeaders): Promise<void> {
	if (!writePolicy || headers[POLICY] !== undefined || !/\.html?$/.test(path)) return;
	const { ofFile, ofVisit } = await artifact.prerenderedSources();
	const sources = ofFile(path);
	if (sources) headers[POLICY] = writePolicy(sources, ofVisit);
}

function createNonce(): string {
	return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/** Whether anyone but the visitor's browser may keep an answer. */
function mayBeShared(headers: ResponseHeaders): boolean {
	if (!/\b(?:private|no-store)\b/i.test(String(headers["cache-control"]))) return true;
	return Object.keys(headers).some((name) => OF_SHARED_CACHES.test(name));
}
