import { type PageAnswer, readAnswer } from "./page-answer.js";

/** An answer, and what its headers say. */
export type Answer = PageAnswer & {
	/** Hash of the build that answered; null from hosts that do not send it. */
	readonly build: string | null;
	readonly isServerRendered: boolean;
};

/** Asks for page data. Rejects when there is no answer, or none that could be used: asking again may help. */
export async function requestPage(url: string, init?: RequestInit): Promise<Answer> {
	const response = await fetch(url, init);
	const { status, headers } = response;
	const answer = readAnswer(status, await response.text());
	if (!answer) throw new Error(`${status} ${url}`);
	return { ...answer, build: headers.get("x-gatz-build"), isServerRendered: headers.get("x-gatz-mode") === "ssr" };
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
