/** What {@link createPlainHooks} needs of the render that it answers in. */
export interface HookHost {
	/** Ends the render as not plain, now or when the component that catches what this throws has returned. */
	giveUp(): never;
	isRendering(): boolean;
	readContext(context: unknown): unknown;
}

const CONTEXT = Symbol.for("react.context");
const UNSET = Symbol.for("react.memo_cache_sentinel");

/**
 * Makes the hooks of a server render: first values of states, no effects. Each hook that is not here, also one that a later version of React
 * brings, gives up.
 */
export function createPlainHooks({ giveUp, isRendering, readContext }: HookHost): object {
	const dispatcher = (): (() => void) => () => {
		// After the render React ignores it.
		if (isRendering()) giveUp();
	};
	const nothing = (): void => {};
	return Object.assign(Object.create(createRefusal(giveUp)), {
		readContext,
		useContext: readContext,
		use: (usable: unknown) => (isContext(usable) ? readContext(usable) : giveUp()),
		useState: (initial: unknown) => [typeof initial === "function" ? initial() : initial, dispatcher()],
		useReducer: (_: unknown, initial: unknown, init?: (initial: unknown) => unknown) => [
			init === undefined ? initial : init(initial),
			dispatcher(),
		],
		useMemo: (create: () => unknown) => create(),
		useCallback: (callback: unknown) => callback,
		useRef: (current: unknown) => ({ current }),
		useEffect: nothing,
		useLayoutEffect: nothing,
		useInsertionEffect: nothing,
		useImperativeHandle: nothing,
		useDebugValue: nothing,
		useDeferredValue: (value: unknown, initial?: unknown) => (initial === undefined ? value : initial),
		useTransition: () => [false, giveUp],
		useEffectEvent: () => giveUp,
		useSyncExternalStore: (_: unknown, _snapshot: unknown, serverSnapshot?: () => unknown) =>
			serverSnapshot === undefined ? giveUp() : serverSnapshot(),
		useMemoCache: (size: number) => Array.from({ length: size }, () => UNSET),
	});
}

/** An object all of whose properties are a function that gives up. */
export function createRefusal(giveUp: () => never): object {
	return new Proxy({}, { get: () => giveUp });
}

function isContext(value: unknown): boolean {
	return typeof value === "object" && value !== null && (value as { $$typeof?: symbol }).$$typeof === CONTEXT;
}
