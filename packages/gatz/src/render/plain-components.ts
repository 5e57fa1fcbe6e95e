import { NotPlain } from "./not-plain.js";
import type { FunctionComponent, PlainElement, Props } from "./plain-element.js";

/** Calls what an element's type holds, with the arguments that React gives. Each gives the node to render. */
export interface ComponentCalls {
	callFunction(component: FunctionComponent, props: Props): unknown;
	/** @param render what `forwardRef` was given */
	callForwardRef(render: FunctionComponent, element: PlainElement): unknown;
}

/** Makes {@link ComponentCalls}, which throw {@link NotPlain} for classes and for the oldest kind of context. */
export function createComponentCalls(isReact18: boolean): ComponentCalls {
	/** In React 18 that context. */
	const secondArgument = isReact18 ? Object.freeze({}) : undefined;
	return {
		callFunction(component, props) {
			if (component.prototype?.isReactComponent || (isReact18 && component.contextTypes)) throw new NotPlain();
			return component(props, secondArgument);
		},
		callForwardRef(render, element) {
			const { props } = element;
			if (isReact18) return render(props, element.ref);
			if (!("ref" in props)) return render(props, null);
			const { ref, ...others } = props;
			return render(others, ref === undefined ? null : ref);
		},
	};
}
