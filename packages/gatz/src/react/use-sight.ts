import { type Ref, type RefCallback, useCallback, useEffect, useRef } from "react";

/**
 * Calls `onSight` when the element comes into view, and `abort()` of what that returned when it leaves again. Does nothing where there is no
 * IntersectionObserver. SPEC 5.5.14, 5.5.17.
 * @param outer another ref to the same element
 * @returns the ref for the element
 */
export function useSight<E extends Element>(outer: Ref<E> | undefined, onSight: () => unknown): RefCallback<E> {
	const element = useRef<E | null>(null);
	useEffect(() => {
		if (element.current && typeof IntersectionObserver === "function") return watch(element.current, onSight);
	}, [onSight]);
	return useCallback(
		(next: E | null) => {
			element.current = next;
			if (typeof outer === "function") outer(next);
			else if (outer) outer.current = next;
		},
		[outer],
	);
}

function watch(element: Element, onSight: () => unknown): () => void {
	let request: { abort?: () => void } | undefined;
	const observer = new IntersectionObserver((entries) => {
		for (const { isIntersecting } of entries) {
			if (isIntersecting) request = onSight() as typeof request;
			else request?.abort?.();
		}
	});
	observer.observe(element);
	return () => {
		observer.disconnect();
		request?.abort?.();
	};
}
