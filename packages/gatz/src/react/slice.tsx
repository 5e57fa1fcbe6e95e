import type { ReactNode } from "react";

export interface SlicePlaceholderProps {
	alias: string;
	/** Shows nothing where no slice has this alias. */
	allowEmpty?: boolean;
	children?: ReactNode;
	[prop: string]: unknown;
}

/** Props of a slice's component. SPEC 5.12.3. */
export interface SliceComponentProps<DataType = object, SliceContextType = object> {
	data: DataType;
	sliceContext: SliceContextType;
	children?: ReactNode;
}

/**
 * The place of a slice. SPEC 5.12. There is no `createSlice` yet, so no alias is known.
 * @throws unless `allowEmpty`
 */
export function Slice({ alias, allowEmpty = false }: SlicePlaceholderProps): ReactNode {
	if (allowEmpty) return null;
	throw new Error(
		`GATZ_SLICE_NOT_FOUND: there is no slice "${alias}". This version can't create slices; give the Slice allowEmpty, or render the component itself.`,
	);
}
