import { type PageAnswer, readAnswer } from "./page-answer.js";

/** An answer, and what its headers say. */
export type Answer = PageAnswer & {
	/** Hash of the build that answered; null from hosts that do not send it. */
	readonly build: string | null;
	readonly isServerRendered: boolean;
};

const FAILED: Answer = { kind: "failed", build: null, isServerRendered: false };

/** Asks for page data. Never rejects: what the network refuses is `failed`, and so is what was aborted. */
export async function requestPage(url: string, init?: RequestInit): Promise<Answer> {
	try {
		const response = await fetch(url, init);
		const answer = readAnswer(response.status, await response.text());
		const { headers } = response;
		return { ...answer, build: headers.get("x-gatz-build"), isServerRendered: headers.get("x-gatz-mode") === "ssr" };
	} catch {
		return FAILED;
	}
}

/**
 * Asks for page data because the visitor is about to go there. `Sec-Purpose: prefetch` is a header that only the browser itself may set,
 * and it does for a prefetch link; the answer is then taken out of the HTTP cache, whatever its age, so the server is asked once.
 * What caches do not keep (`no-store`, odd statuses) is asked for a second time, marked with a header of old.
 */
export async function requestPageOnIntent(document: Document, url: string): Promise<Answer> {
	const link = document.createElement("link");
	if (link.relList.supports("prefetch")) {
		await new Promise((settle) => {
			link.onload = link.onerror = settle;
			Object.assign(link, { rel: "prefetch", as: "fetch", crossOrigin: "anonymous", href: url });
			document.head.append(link);
		});
		link.remove();
	}
	return requestPage(url, { cache: "force-cache", headers: { purpose: "prefetch" } });
}
