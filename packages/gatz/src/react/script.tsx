import { createContext, type ScriptHTMLAttributes, useContext, useEffect } from "react";
import { toHtmlAttributes } from "./html-attributes.js";
import { proxiedSource, runInWorker } from "./partytown.js";
import { toText } from "./static-html.js";

/** When a {@link Script} is loaded. SPEC 5.13.2. */
export const ScriptStrategy = {
	/** After hydration. */
	postHydrate: "post-hydrate",
	/** When the browser has nothing else to do. */
	idle: "idle",
	/** In a web worker, by Partytown. */
	offMainThread: "off-main-thread",
} as const;
export type ScriptStrategy = (typeof ScriptStrategy)[keyof typeof ScriptStrategy];

export interface ScriptProps extends Omit<ScriptHTMLAttributes<HTMLScriptElement>, "onLoad" | "onError"> {
	strategy?: ScriptStrategy;
	/** Functions of `window` whose calls the page passes on to the worker, such as `dataLayer.push`. */
	forward?: readonly string[];
	onLoad?: (event: Event) => void;
	onError?: (event: ErrorEvent) => void;
}

/** Scripts that the document has got, by id or address. Public, as in Gatsby. */
export const scriptCache = new Set<string>();
/** Id or address → who waits for its end, and how it ended. Public, as in Gatsby. */
export const scriptCallbackCache = new Map<string, ScriptOutcome>();

/** Scripts by the path of the page that has them; for what collects them itself. Public, as in Gatsby. */
export const collectedScriptsByPage = createScriptCollection();

function createScriptCollection() {
	const scripts = new Map<string, ScriptProps[]>();
	return {
		get: (pathname: string): ScriptProps[] => scripts.get(pathname) ?? [],
		set: (pathname: string, script: ScriptProps): void => void scripts.set(pathname, [...(scripts.get(pathname) ?? []), script]),
		delete: (pathname: string): boolean => scripts.delete(pathname),
	};
}

interface ScriptOutcome {
	readonly waiting: Set<ScriptProps>;
	event: Event | null;
}

/** Told on the server of each {@link Script} of a page, so that the page's Content-Security-Policy can allow it. */
export const ScriptNoteContext = /* @__PURE__ */ createContext<((props: ScriptProps) => void) | null>(null);

/** Loads a script that the page can do without at first; one with an `id` or `src` once per document. SPEC 5.13. */
export function Script(props: ScriptProps): null {
	useContext(ScriptNoteContext)?.(props);
	// biome-ignore lint/correctness/useExhaustiveDependencies: a script runs once, whatever its later props
	useEffect(() => {
		return props.strategy === ScriptStrategy.idle ? whenIdle(() => inject(props)) : inject(props);
	}, []);
	return null;
}

/** @returns what undoes it */
function whenIdle(task: () => (() => void) | undefined): () => void {
	let undo: (() => void) | undefined;
	const run = () => {
		undo = task();
	};
	const hasIdle = typeof requestIdleCallback === "function";
	const handle = hasIdle ? requestIdleCallback(run) : window.setTimeout(run, 1);
	return () => {
		if (hasIdle) cancelIdleCallback(handle);
		else window.clearTimeout(handle);
		undo?.();
	};
}

function inject(props: ScriptProps): (() => void) | undefined {
	const name = props.id || props.src;
	if (name && scriptCache.has(name)) return listen(name, props);
	const { strategy = ScriptStrategy.postHydrate, forward, children, dangerouslySetInnerHTML, onLoad, onError, ...attributes } = props;
	const script = document.createElement("script");
	for (const [attribute, value] of Object.entries(toHtmlAttributes(attributes))) script.setAttribute(attribute, value);
	// Where the document's policy has a nonce, its scripts may pass it on.
	script.nonce ||= document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
	script.dataset.strategy = strategy;
	script.text = String(dangerouslySetInnerHTML?.__html ?? toText(children));
	if (name) {
		scriptCache.add(name);
		scriptCallbackCache.set(name, { waiting: new Set([props]), event: null });
		for (const type of ["load", "error"]) script.addEventListener(type, (event) => settle(name, event));
	}
	if (strategy === ScriptStrategy.offMainThread) {
		if (props.src) script.src = proxiedSource(props.src);
		runInWorker(script, forward ?? []);
	} else document.body.append(script);
	return () => script.remove();
}

/** Waits with the first of a name, or hears at once how it ended. SPEC 5.13.4. */
function listen(name: string, props: ScriptProps): (() => void) | undefined {
	const outcome = scriptCallbackCache.get(name);
	if (!outcome) return undefined;
	if (outcome.event) {
		tell(props, outcome.event);
		return undefined;
	}
	outcome.waiting.add(props);
	return () => outcome.waiting.delete(props);
}

function settle(name: string, event: Event): void {
	const outcome = scriptCallbackCache.get(name);
	if (!outcome) return;
	outcome.event = event;
	for (const props of outcome.waiting) tell(props, event);
	outcome.waiting.clear();
}

function tell(props: ScriptProps, event: Event): void {
	if (event.type === "load") props.onLoad?.(event);
	else props.onError?.(event as ErrorEvent);
}
