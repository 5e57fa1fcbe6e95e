import {
	type Component,
	type ComponentType,
	createElement,
	type ElementType,
	Fragment,
	forwardRef,
	isValidElement,
	memo,
	type ReactElement,
	type ReactNode,
} from "react";
import { jsx } from "react/jsx-runtime";

// The bundler replaces it.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Of develop: React Refresh exchanges what React has rendered, and counterparts are not what a module registers. */
export interface RefreshedWindow {
	/** Gives the newest version of a component whose module was edited, and the rest back. */
	___latestComponent?: (type: ReactElement["type"]) => ReactElement["type"];
}

/**
 * Says what stands in the place of a host element.
 * @param children gives the mapped children
 */
export type ReplaceHost = (tag: string, props: Readonly<Record<string, unknown>>, children: () => ReactNode) => ReactNode;

type Props = Record<string, unknown> & { readonly children?: ReactNode };

/** The insides of memo, forwardRef, lazy, providers and consumers; the same from React 18 to 19. */
interface ExoticType {
	readonly $$typeof: symbol;
	readonly type: ElementType;
	readonly compare: ((previous: object, next: object) => boolean) | null;
	readonly render: (props: object, ref: unknown) => ReactNode;
	readonly _init: (payload: unknown) => ElementType;
	readonly _payload: unknown;
}

const MEMO = Symbol.for("react.memo");
const FORWARD_REF = Symbol.for("react.forward_ref");
const LAZY = Symbol.for("react.lazy");

/**
 * Makes a function that maps a React tree so that it renders no host element: each is replaced as `replace` says, texts are dropped, and each
 * component is rendered by a counterpart that calls it and maps what it returns. Counterparts are made once for a component, so state is
 * kept from render to render, and hooks are theirs.
 */
export function createHostMapper(replace: ReplaceHost): (node: ReactNode) => ReactNode {
	const counterparts = new WeakMap<object, ElementType>();

	function map(node: ReactNode): ReactNode {
		if (isValidElement<Props>(node)) return mapElement(process.env.NODE_ENV === "production" ? node : refreshed(node));
		return isList(node) ? createElement(Fragment, null, ...mapList(node)) : null;
	}

	function mapList(children: ReactNode): ReactNode[] {
		if (Array.isArray(children)) return children.map(map);
		return isList(children) ? Array.from(children, map) : [map(children)];
	}

	function mapElement({ type, props, key }: ReactElement<Props>): ReactNode {
		if (typeof type === "string") {
			const replaced = replace(type, props, () => createElement(Fragment, null, ...mapList(props.children)));
			return key === null ? replaced : createElement(Fragment, { key }, replaced);
		}
		if (rendersItself(type)) {
			return key === null ? jsx(counterpart(type), props) : createElement(counterpart(type), { ...props, key });
		}
		const { children, ...others } = props as Props & { fallback?: ReactNode };
		const mapped = typeof children === "function" ? [mapResult(children)] : mapList(children);
		if ("fallback" in others) others.fallback = map(others.fallback);
		return createElement(type, { ...others, key } as object, ...(mapped as ReactNode[]));
	}

	function mapResult(render: (value: unknown) => ReactNode): (value: unknown) => ReactNode {
		return (value) => map(render(value));
	}

	function counterpart(type: ElementType): ElementType {
		const known = counterparts.get(type as object);
		if (known) return known;
		const made = createCounterpart(type);
		counterparts.set(type as object, made);
		return made;
	}

	function createCounterpart(type: ElementType): ElementType {
		if (typeof type === "function") return type.prototype?.isReactComponent ? mapClass(type as never) : mapFunction(type as never);
		const exotic = type as unknown as ExoticType;
		if (exotic.$$typeof === MEMO) return memo(counterpart(exotic.type) as ComponentType, exotic.compare ?? undefined);
		if (exotic.$$typeof === FORWARD_REF) return forwardRef((props, ref) => map(exotic.render(props, ref)));
		return (props: object) => createElement(counterpart(exotic._init(exotic._payload)), props);
	}

	function mapFunction(type: (props: object, second: unknown) => ReactNode): ElementType {
		const Mapped = (props: object, second: unknown) => map(type(props, second));
		return Object.assign(Mapped, type) as ElementType;
	}

	function mapClass(type: new (props: object, context?: unknown) => Component): ElementType {
		return class extends type {
			constructor(props: object, context?: unknown) {
				super(props, context);
				const render = this.render;
				this.render = () => map(render.call(this));
			}
		};
	}

	return map;
}

function refreshed(element: ReactElement<Props>): ReactElement<Props> {
	const type = (globalThis as RefreshedWindow).___latestComponent?.(element.type);
	return type === undefined ? element : { ...element, type };
}

/** Functions, classes, memo, forwardRef and lazy; not fragments, Suspense, providers and consumers, which only hold children. */
function rendersItself(type: unknown): type is ElementType {
	if (typeof type === "function") return true;
	const kind = (type as ExoticType | null)?.$$typeof;
	return kind === MEMO || kind === FORWARD_REF || kind === LAZY;
}

function isList(node: unknown): node is Iterable<ReactNode> {
	return typeof node === "object" && node !== null && Symbol.iterator in node;
}
