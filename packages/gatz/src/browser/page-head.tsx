import { Component, type ReactNode, Suspense } from "react";
import { createPortal } from "react-dom";
import { isHeadTagName } from "../react/head-element.js";
import { warnOfHeadTag } from "../react/head-warning.js";
import { LocationProvider } from "../react/location.js";
import { createHostMapper, type ReplaceHost } from "../react/map-hosts.js";
import { createHeadProps } from "../react/page-props.js";
import { NOTE } from "./head-document.js";
import type { View } from "./view.js";

/** Makes what is rendered beside the page for its Head; null for a page without one. */
export type CreatePageHead = (view: View) => ReactNode;

/**
 * The Head of a page is rendered into another container, but in the page's tree: within what `wrapRootElement` put around both, and in the
 * same commit. For each of its elements React renders a note there, an element that means nothing, with the same attributes and text. So
 * nothing is hoisted, and html and body are left alone, whatever React's version. SPEC 5.2.11–12, 5.2.17, 5.2.23.
 */
export function createPageHeadMaker(container: Element): CreatePageHead {
	const mapHosts = createHostMapper(takeNote);
	return ({ head: Head, key, location, props }) =>
		Head &&
		createPortal(
			<LocationProvider location={location} params={props.params}>
				<HeadBoundary key={key}>
					<Suspense>
						<Notes map={mapHosts}>
							<Head {...createHeadProps(props)} />
						</Notes>
					</Suspense>
				</HeadBoundary>
			</LocationProvider>,
			container,
		);
}

function Notes(props: { map(node: ReactNode): ReactNode; children: ReactNode }): ReactNode {
	return props.map(props.children);
}

/** Other elements than those of a Head leave their children only, as do html and body besides a note. SPEC 5.2.4–5, 5.2.9. */
const takeNote: ReplaceHost = (tag, { children, dangerouslySetInnerHTML, ...props }, mapChildren) => {
	if (!isHeadTagName(tag)) {
		warnOfHeadTag(tag);
		return mapChildren();
	}
	const note = { ...props, [NOTE]: tag };
	if (tag === "html" || tag === "body") {
		return (
			<>
				<i {...note} />
				{mapChildren()}
			</>
		);
	}
	// Who reads this runs scripts, and will never see what is in a noscript.
	const text =
		tag === "noscript" ? null : ((dangerouslySetInnerHTML as { __html?: string } | undefined)?.__html ?? (children as ReactNode));
	return <i {...note}>{text}</i>;
};

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
