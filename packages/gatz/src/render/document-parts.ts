import type { ReactNode } from "react";

export type Attributes = Record<string, unknown>;

/** What the hooks of gatsby-ssr have asked for in one document. Made for one render, and gone with it. */
export interface DocumentParts {
	head: readonly ReactNode[];
	preBody: readonly ReactNode[];
	postBody: readonly ReactNode[];
	readonly htmlAttributes: Attributes;
	readonly bodyAttributes: Attributes;
	/** Further props of `src/html`. */
	readonly bodyProps: Attributes;
}

export function createDocumentParts(): DocumentParts {
	return { head: [], preBody: [], postBody: [], htmlAttributes: {}, bodyAttributes: {}, bodyProps: {} };
}

/** What `replaceRenderer` and `onRenderBody` may add: components are appended, attributes and props merged in depth. SPEC 5.4.9. */
export function createSetters(parts: DocumentParts) {
	return {
		setHeadComponents: (components: readonly ReactNode[]) => {
			parts.head = [...parts.head, ...list(components)];
		},
		setPreBodyComponents: (components: readonly ReactNode[]) => {
			parts.preBody = [...parts.preBody, ...list(components)];
		},
		setPostBodyComponents: (components: readonly ReactNode[]) => {
			parts.postBody = [...parts.postBody, ...list(components)];
		},
		setHtmlAttributes: (attributes: Attributes) => mergeDeep(parts.htmlAttributes, attributes),
		setBodyAttributes: (attributes: Attributes) => mergeDeep(parts.bodyAttributes, attributes),
		setBodyProps: (props: Attributes) => mergeDeep(parts.bodyProps, props),
	};
}

/** What `onPreRenderHTML` may read and replace. SPEC 5.4.3. */
export function createReplacers(parts: DocumentParts) {
	return {
		getHeadComponents: () => parts.head,
		replaceHeadComponents: (components: readonly ReactNode[]) => {
			parts.head = list(components);
		},
		getPreBodyComponents: () => parts.preBody,
		replacePreBodyComponents: (components: readonly ReactNode[]) => {
			parts.preBody = list(components);
		},
		getPostBodyComponents: () => parts.postBody,
		replacePostBodyComponents: (components: readonly ReactNode[]) => {
			parts.postBody = list(components);
		},
	};
}

/** A single component counts as a list of one. */
function list(components: ReactNode | readonly ReactNode[]): readonly ReactNode[] {
	if (components === null || components === undefined) return [];
	return Array.isArray(components) ? components : [components as ReactNode];
}

/** Plain objects are merged, whatever else is given wins; undefined says nothing. */
export function mergeDeep(into: Attributes, from: Readonly<Attributes> | null | undefined): void {
	for (const [key, value] of Object.entries(from ?? {})) {
		if (value === undefined || key === "__proto__") continue;
		const before = into[key];
		if (isPlainObject(before) && isPlainObject(value)) {
			const merged = { ...before };
			mergeDeep(merged, value);
			into[key] = merged;
		} else into[key] = value;
	}
}

function isPlainObject(value: unknown): value is Attributes {
	if (typeof value !== "object" || value === null) return false;
	const prototype = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
