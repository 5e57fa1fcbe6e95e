import type { ReactNode } from "react";
import type { Support } from "../compat/support";

/** A shape for each kind of support, so that colour is never all that tells them apart. */
const SHAPES: Readonly<Record<Support, ReactNode>> = {
	yes: <path d="m3.5 8.5 3 3 6-7" />,
	partial: (
		<>
			<circle cx="8" cy="8" r="5" />
			<path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
		</>
	),
	flag: <path d="M4.5 14V2.8h7.2L9.6 5.9l2.1 3.1H4.5" />,
	preview: (
		<>
			<circle cx="8" cy="8" r="5.2" />
			<path d="M8 5v3.2l2 1.4" />
		</>
	),
	no: <path d="m4.2 4.2 7.6 7.6m0-7.6-7.6 7.6" />,
	unknown: <path d="M5 8h6" />,
};

/** The shapes, once for a page that may show hundreds of them. */
export function SupportShapes() {
	return (
		<svg className="visually-hidden" aria-hidden="true">
			{Object.entries(SHAPES).map(([support, shape]) => (
				<symbol key={support} id={`shape-${support}`} viewBox="0 0 16 16">
					{shape}
				</symbol>
			))}
		</svg>
	);
}

/** Stands where {@link SupportShapes} are somewhere on the page. */
export function SupportIcon({ support }: { readonly support: Support }) {
	return (
		<svg className="shape" aria-hidden="true">
			<use href={`#shape-${support}`} />
		</svg>
	);
}

export function SearchIcon() {
	return (
		<svg aria-hidden="true" {...STROKES} width="20" height="20" strokeWidth="1.6">
			<circle cx="7" cy="7" r="4.6" />
			<path d="m10.5 10.5 3.5 3.5" />
		</svg>
	);
}

export function CompareIcon() {
	return (
		<svg aria-hidden="true" {...STROKES} width="16" height="16" strokeWidth="1.6">
			<path d="M2.5 5.5h10m-2.6-2.7 2.7 2.7-2.7 2.7M13.5 10.5h-10m2.6-2.7-2.7 2.7 2.7 2.7" />
		</svg>
	);
}

const STROKES = {
	viewBox: "0 0 16 16",
	fill: "none",
	stroke: "currentColor",
	strokeLinecap: "round",
	strokeLinejoin: "round",
} as const;
