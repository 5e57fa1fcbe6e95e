import type { RedirectInput } from "../plugin-api.js";
import { GatzError, thrownMessage } from "../universal/errors.js";

/** The redirects that hooks have made, in their order. */
export interface RedirectList {
	readonly list: readonly RedirectInput[];
	/** @throws GatzError REDIRECT_INVALID */
	add(redirect: RedirectInput, pluginName: string): RedirectInput;
}

/** @param pathPrefix put before paths of the site. SPEC 6.4.2 */
export function createRedirectList(pathPrefix: string): RedirectList {
	const list: RedirectInput[] = [];
	const known = new Set<string>();
	const withPrefix = (path: string): string => (isAbsolute(path) ? path : `${pathPrefix}${path.startsWith("/") ? "" : "/"}${path}`);
	return {
		list,
		add(given, pluginName) {
			const flaw = findFlaw(given);
			if (flaw) throw new GatzError("REDIRECT_INVALID", { plugin: pluginName, ...flaw }, { place: { plugin: pluginName } });
			const { fromPath, toPath, isPermanent = false, redirectInBrowser = false, ignoreCase = true, ...rest } = given;
			const paths = { fromPath: withPrefix(fromPath), toPath: withPrefix(toPath) };
			const redirect: RedirectInput = { ...rest, ...paths, isPermanent, redirectInBrowser, ignoreCase };
			const key = JSON.stringify(redirect);
			if (!known.has(key)) list.push(redirect);
			known.add(key);
			return redirect;
		},
	};
}

/** Whether a path names another host: then it is not of the site. */
export function isAbsolute(path: string): boolean {
	return /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(path) || /^(?:mailto|tel):/i.test(path);
}

function findFlaw(given: RedirectInput): { keyPath: string; problem: string; value: string } | null {
	for (const keyPath of ["fromPath", "toPath"] as const) {
		const value: unknown = given?.[keyPath];
		if (typeof value !== "string" || value === "") return { keyPath, problem: "has to be a path", value: thrownMessage(value) };
	}
	const { statusCode } = given;
	if (statusCode === undefined || (Number.isInteger(statusCode) && statusCode >= 200 && statusCode < 600)) return null;
	return { keyPath: "statusCode", problem: "has to be a status from 200 to 599", value: thrownMessage(statusCode) };
}
