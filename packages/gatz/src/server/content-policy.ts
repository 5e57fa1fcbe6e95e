import type { Artifact } from "../artifact/artifact.js";
import { createPolicyWriter, type WritePolicy } from "../universal/content-policy.js";
import type { DocumentBody, SecuredDocument } from "../universal/renderer.js";
import type { ResponseHeaders } from "./exchange.js";
import { POLICY } from "./policy-nonce.js";
import {
	type Document,
	type LoadedTemplate,
	renderPage,
	renderSecuredPage,
	type StreamedDocument,
	streamPage,
	streamSecuredPage,
} from "./render-page.js";
import { mayBeShared } from "./shared-headers.js";
import type { Site } from "./site.js";

/** @returns null for a site without a policy: nothing of this file then runs for a request */
export function createPolicy({ settings }: Artifact): WritePolicy | null {
	return settings.csp ? createPolicyWriter(settings.csp) : null;
}

/** Renders a document, and writes into its headers the policy that it needs, which anyone may keep with it. A policy that the page or the site's headers give stays. */
export function renderWithPolicy(
	site: Site,
	template: LoadedTemplate,
	document: Document,
	headers: ResponseHeaders,
): string | Promise<string> {
	const { artifact, writePolicy } = site;
	if (!writePolicy || headers[POLICY] !== undefined) return renderPage(artifact, template, document);
	return withPolicy(artifact, writePolicy, headers, () => renderSecuredPage(artifact, template, document));
}

/** The same for one visitor: a stream where the page waits, if nobody else may keep the answer. */
export function streamWithPolicy(
	site: Site,
	template: LoadedTemplate,
	document: StreamedDocument,
	headers: ResponseHeaders,
): string | Promise<DocumentBody> {
	const { artifact, writePolicy } = site;
	if (!writePolicy || headers[POLICY] !== undefined) return streamPage(artifact, template, document);
	if (mayBeShared(headers)) return renderWithPolicy(site, template, document, headers);
	const nonce = createNonce();
	return withPolicy(artifact, writePolicy, headers, () => streamSecuredPage(artifact, template, document, nonce));
}

async function withPolicy<Body extends DocumentBody>(
	artifact: Artifact,
	writePolicy: WritePolicy,
	headers: ResponseHeaders,
	render: () => SecuredDocument<Body> | Promise<SecuredDocument<Body>>,
): Promise<Body> {
	const built = await artifact.prerenderedSources();
	const { html, sources } = await render();
	headers[POLICY] = writePolicy(sources, built.ofVisit);
	return html;
}

function createNonce(): string {
	return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/** The policy of a document that the build has written, by the path of its file. */
export async function addFilePolicy({ artifact, writePolicy }: Site, path: string, headers: ResponseHeaders): Promise<void> {
	if (!writePolicy || headers[POLICY] !== undefined || !/\.html?$/.test(path)) return;
	const { ofFile, ofVisit } = await artifact.prerenderedSources();
	const sources = ofFile(path);
	if (sources) headers[POLICY] = writePolicy(sources, ofVisit);
}
