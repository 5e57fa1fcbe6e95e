import { Component, type ReactElement, type ReactNode, Suspense } from "react";
import { createPortal } from "react-dom";
import { createHeadTree, type HeadTag } from "../react/head-tree.js";
import { LocationProvider } from "../react/location.js";
import { createHeadProps } from "../react/page-props.js";
import type { HeadComponent } from "../react/page-types.js";
import { NOTE } from "./head-document.js";
import type { View } from "./view.js";

/**
 * The Head of a page, rendered beside the page into another container: within what `wrapRootElement` put around both, and in the same commit.
 * SPEC 5.2.11–12, 5.2.17.
 */
export function createPageHead(view: View, container: Element): ReactNode {
	const Head = view.head as HeadComponent | undefined;
	if (!Head) return null;
	const tree = (
		<LocationProvider location={view.location}>
			<Head {...createHeadProps(view.props)} />
		</LocationProvider>
	);
	return createPortal(
		<HeadBoundary key={view.key}>
			<Suspense>{createHeadTree(tree, Note)}</Suspense>
		</HeadBoundary>,
		container,
	);
}

const Note: HeadTag = ({ element }): ReactElement => <i {...{ [NOTE]: JSON.stringify(element) }} />;

/** An error in a Head leaves the page alone; React reports it. */
class HeadBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
	override state = { hasFailed: false };

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	override render() {
		return this.state.hasFailed ? null : this.props.children;
	}
}
