import { type ComponentType, createContext, isValidElement, type ReactElement, type ReactNode, useContext } from "react";
import type { PageSlices } from "../universal/slice.js";

// The bundler puts a literal in its place.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

type Serialisable = string | number | boolean | null | undefined | readonly Serialisable[] | { readonly [key: string]: Serialisable };

/** Props of {@link Slice}: its own ones, and those that go on to the slice's component. */
export interface SlicePlaceholderProps {
	alias: string;
	/** Shows nothing where no slice has this alias. */
	allowEmpty?: boolean;
	children?: ReactNode;
	[prop: string]: Serialisable | ReactNode;
}

/** Props of a slice's component. SPEC 5.12.3. */
export type SliceComponentProps<
	DataType = object,
	SliceContextType = object,
	AdditionalSerializableProps extends object = object,
> = AdditionalSerializableProps & {
	/** Result of the slice's own query. */
	data: DataType;
	/** What `createSlice` was given as context. */
	sliceContext: SliceContextType;
	children?: ReactNode;
};

/** The slices of the page that is shown. Pure, so that nothing of it is left in sites without slices. */
export const SlicesContext = /* @__PURE__ */ createContext<PageSlices>(/* @__PURE__ */ new Map());
if (process.env.NODE_ENV !== "production") SlicesContext.displayName = "Slices";

/** Lets everything in a tree, `wrapRootElement` included, find the slices of a page. SPEC 5.12.8. */
export function provideSlices(slices: PageSlices | undefined, tree: ReactElement): ReactElement {
	return slices ? <SlicesContext.Provider value={slices}>{tree}</SlicesContext.Provider> : tree;
}

/**
 * The place of a slice: renders its component. SPEC 5.12.
 * @throws Error when no slice has the alias, unless `allowEmpty`, and for props that can't be serialised. SPEC 5.12.4
 */
export function Slice({ alias, allowEmpty = false, children, ...props }: SlicePlaceholderProps): ReactNode {
	const slice = useContext(SlicesContext).get(alias);
	// Not from the catalogue of errors: that would put all of it into the site's bundle.
	const wrong = findUnserialisable(props, []);
	if (wrong) {
		throw new Error(
			`GATZ_SLICE_PROPS: the slice "${alias}" got ${wrong}. Give it plain data, or children; its component may make the rest.`,
		);
	}
	if (!slice) {
		if (allowEmpty) return null;
		throw new Error(
			`GATZ_SLICE_NOT_FOUND: there is no slice "${alias}"${pageName()}. Create it with createSlice in createPages, correct the alias, or give the Slice allowEmpty.`,
		);
	}
	const Component = slice.component as ComponentType<Record<string, unknown>>;
	const { data, sliceContext } = slice.result;
	return (
		<Component {...props} data={data} sliceContext={sliceContext}>
			{children}
		</Component>
	);
}

/** On the server, who reports the error knows the page. */
function pageName(): string {
	return typeof window === "undefined" ? "" : ` on the page ${window.location.pathname}`;
}

/** @param path the objects and keys that lead to the value, in turn */
function findUnserialisable(value: unknown, path: readonly [object, string][]): string | null {
	const name = () => path.map(([, key]) => key).join(".");
	if (typeof value === "function" || typeof value === "symbol") return `the prop "${name()}", which is a ${typeof value}`;
	if (typeof value !== "object" || value === null) return null;
	if (isValidElement(value)) return `the prop "${name()}", which is a React element`;
	if (path.some(([outer]) => outer === value)) return `the prop "${name()}", which holds itself`;
	for (const key of Object.keys(value)) {
		const found = findUnserialisable((value as Record<string, unknown>)[key], [...path, [value, key]]);
		if (found) return found;
	}
	return null;
}
