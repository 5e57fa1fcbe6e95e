import type { ReactNode } from "react";
import { type MarkupNode, parseMarkup } from "../compat/markup";

interface RichTextProps {
	/** Text with the few tags that the data uses. */
	readonly text: string;
	/** Shows links as their text, for places that are links themselves. */
	readonly isPlain?: boolean;
}

/** Shows the data's markup; what is not one of its tags is text. */
export function RichText({ text, isPlain = false }: RichTextProps) {
	return render(parseMarkup(text), isPlain);
}

function render(nodes: readonly MarkupNode[], isPlain: boolean): ReactNode[] {
	return nodes.map((node, at) => {
		if (typeof node === "string") return node;
		const Tag = node.tag;
		const children = render(node.children, isPlain);
		if (Tag !== "a") return <Tag key={keyAt(at)}>{children}</Tag>;
		if (isPlain || !node.href) return children;
		return (
			<a key={keyAt(at)} href={node.href}>
				{children}
			</a>
		);
	});
}

/** Pieces of one text never move, so that their place is a name for them. */
function keyAt(at: number): string {
	return `piece-${at}`;
}
