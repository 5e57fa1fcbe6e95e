import { shortBrowserName, TABLE_GROUPS } from "../compat/browser-groups";
import type { Compat } from "../server/compat.server";
import { categoryFields, editionFields } from "./edition-fields";
import { featureFieldMaker } from "./feature-fields";

/** What a node is made of. */
export interface CompatNode {
	readonly type: string;
	readonly id: string;
	readonly fields: object;
}

/**
 * The whole of the data as nodes, in an order that tables and lists can be shown in.
 *
 * @param createNodeId gives each of the site's own names an id that no other plugin has
 */
export function* createCompatNodes(compat: Compat, createNodeId: (name: string) => string): Generator<CompatNode> {
	const ids: (string | undefined)[] = [];
	const idOf = (node: number): string => {
		ids[node] ??= createNodeId(`CompatFeature ${compat.paths[node]}`);
		return ids[node];
	};
	const keyed = <Fields extends { readonly key: string }>(type: string, fields: Fields): CompatNode => ({
		type,
		id: createNodeId(`${type} ${fields.key}`),
		fields,
	});

	yield { type: "CompatEdition", id: createNodeId("CompatEdition"), fields: editionFields(compat, idOf) };
	for (const fields of browserFields(compat)) yield keyed("CompatBrowser", fields);
	for (const fields of categoryFields(compat)) yield keyed("CompatCategory", fields);
	const fieldsOf = featureFieldMaker(compat, idOf);
	for (let node = 0; node < compat.names.length; node++) {
		if (compat.is(node, "feature")) yield { type: "CompatFeature", id: idOf(node), fields: fieldsOf(node) };
	}
}

/** Those of the support table first, in its order. */
function browserFields(compat: Compat) {
	const groups = new Map(TABLE_GROUPS.flatMap(({ label, browsers }) => browsers.map((id) => [id, label])));
	const places = [...groups.keys()];
	const rank = (id: string) => (groups.has(id) ? places.indexOf(id) : places.length);
	return compat.browsers
		.map(({ id, name, current }) => ({ key: id, name, shortName: shortBrowserName(id, name), group: groups.get(id) ?? null, current }))
		.sort((a, b) => rank(a.key) - rank(b.key));
}
