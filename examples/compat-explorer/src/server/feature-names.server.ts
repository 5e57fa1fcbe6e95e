import { categoryLabel, kindLabel, sectionLabel } from "../compat/catalogue";
import type { FeatureHit, Status } from "../compat/views";
import type { Compat } from "./compat.server";

/** What a feature is called where it stands alone. May hold `<code>` where the data has it. */
export function featureTitle(compat: Compat, node: number): string {
	const description = compat.description(node);
	return description || composeTitle(compat, node);
}

function composeTitle(compat: Compat, node: number): string {
	const name = compat.names[node] as string;
	const [category, section, owner] = (compat.paths[node] as string).split("/");
	const depth = compat.depths[node] as number;
	if (name.includes("_") && depth > 3) return sentence(name);
	const place = `${category}/${section}`;
	if (depth === 3) {
		if (place.endsWith("/elements")) return code(`<${name}>`);
		if (place === "css/at-rules") return code(`@${name}`);
		if (place === "css/selectors") return code(`:${name}`);
		return place === "http/status" ? `${name}` : code(name);
	}
	if (category === "api" && depth === 2) return code(name);
	if (place === "css/properties" && depth === 4) return code(`${owner}: ${name}`);
	if (place.endsWith("/elements") && depth === 4) return code(`<${owner} ${name}>`);
	return code(name);
}

/** The same, with the name of what it belongs to where the name alone says little: `Array.at`. */
export function featureHeading(compat: Compat, node: number): string {
	const parent = compat.parents[node] as number;
	const [category, section] = (compat.paths[node] as string).split("/");
	const depth = compat.depths[node] as number;
	const name = compat.names[node] as string;
	const isMember = (category === "api" && depth === 3) || (section === "builtins" && depth === 4);
	if (!isMember || compat.description(node) || name.includes("_")) return featureTitle(compat, node);
	return code(`${compat.names[parent]}.${name}`);
}

/** A feature by the name that it has where it stands alone, with what tells it from others of that name. */
export function featureHit(compat: Compat, node: number): FeatureHit {
	const path = compat.paths[node] as string;
	return {
		path,
		title: featureHeading(compat, node),
		kind: kindLabel(path),
		owners: trail(compat, node).flatMap((step) => (compat.is(step.node, "feature") ? [step.label] : [])),
	};
}

/** Names on the way to a node, from its category on, without its own. */
export function trail(compat: Compat, node: number): { label: string; node: number }[] {
	const steps: { label: string; node: number }[] = [];
	for (let at = compat.parents[node] as number; at >= 0; at = compat.parents[at] as number) {
		const name = compat.names[at] as string;
		const depth = compat.depths[at] as number;
		const label = depth === 1 ? categoryLabel(name) : compat.is(at, "feature") ? name.replaceAll("_", " ") : sectionLabel(name);
		steps.unshift({ label, node: at });
	}
	return steps;
}

export function statuses(compat: Compat, node: number): Status[] {
	const found: Status[] = [];
	if (compat.is(node, "deprecated")) found.push("deprecated");
	if (compat.is(node, "experimental")) found.push("experimental");
	if (compat.is(node, "rated") && !compat.is(node, "standard")) found.push("non-standard");
	return found;
}

function code(text: string): string {
	return `<code>${text.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</code>`;
}

/** `auto_sizes_for_lazy` → `Auto sizes for lazy` */
function sentence(name: string): string {
	const text = name.replaceAll("_", " ");
	return text.charAt(0).toUpperCase() + text.slice(1);
}
