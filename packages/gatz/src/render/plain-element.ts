/** React elements and component types, as far as the plain renderer looks into them. */
export interface PlainElement {
	readonly $$typeof: symbol;
	readonly type: unknown;
	readonly props: Props;
	/** React 18; later it is one of the props. */
	readonly ref?: unknown;
}

export type Props = Readonly<Record<string, unknown>>;

export type FunctionComponent = ((props: Props, second: unknown) => unknown) & {
	readonly prototype?: { readonly isReactComponent?: unknown };
	/** React 18. */
	readonly contextTypes?: unknown;
};

/** What `memo`, `forwardRef` and `createContext` make. */
export interface ObjectType {
	readonly $$typeof?: symbol;
	/** Of memo. */
	readonly type?: unknown;
	/** Of forwardRef. */
	readonly render?: unknown;
	/** Of a consumer, in React 18 of a provider, too; there a context may be its own consumer. */
	readonly _context?: unknown;
}

/** `$$typeof` of elements and component types. */
export interface Kinds {
	readonly element: symbol;
	readonly provider: symbol;
	readonly consumer: symbol;
	readonly forwardRef: symbol;
	readonly memo: symbol;
}

export function kindsOf(isReact18: boolean): Kinds {
	return {
		element: Symbol.for(isReact18 ? "react.element" : "react.transitional.element"),
		provider: Symbol.for(isReact18 ? "react.provider" : "react.context"),
		consumer: Symbol.for(isReact18 ? "react.context" : "react.consumer"),
		forwardRef: Symbol.for("react.forward_ref"),
		memo: Symbol.for("react.memo"),
	};
}

/** Types of elements that stand for their children. */
export const TRANSPARENT: ReadonlySet<unknown> = new Set(
	["fragment", "strict_mode", "profiler"].map((name) => Symbol.for(`react.${name}`)),
);
