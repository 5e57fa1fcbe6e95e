import { fieldNames } from "../data/type-names.js";
import { GatzError } from "../universal/errors.js";

/** A field of a collection route's model: `{Product.parent__(File)__name}`. */
export interface CollectionField {
	/** Its name in the page's context and parameters: `parent__name`. SPEC 3.6.1, 3.6.3. */
	readonly key: string;
	/** The way to it in the query's result: `["parent", "name"]`. */
	readonly names: readonly string[];
	/** Its selection in a query: `parent { ... on File { name } }`. */
	readonly selection: string;
}

/** What stands between two others in a collection route's path: text of the file's name, or a field whose value is put there. */
export type CollectionPart = string | CollectionField;

/** A path with collection expressions, read. */
export interface CollectionPath {
	/** The node type of which each node has a page. */
	readonly model: string;
	readonly parts: readonly CollectionPart[];
	/** The fields of `parts`, each once: a field that is there twice is one object. */
	readonly fields: readonly CollectionField[];
}

const EXPRESSION = /\{([^{}]*)\}/;
const MODEL = /^[A-Za-z_]\w*$/;
const FIELD = /^[A-Za-z_][\w()]*$/;
const MEMBER = /^\(([A-Za-z_]\w*)\)$/;

/** Whether a path says anything about collections, be it right or wrong: that of the file inside of its pages folder. SPEC 3.4.1. */
export function isCollectionPath(path: string): boolean {
	return /[{}]/.test(path);
}

/**
 * Reads the collection expressions of a path: `/products/pre-{Product.name}/`. SPEC 3.4.
 * @param file where the path comes from, for messages
 * @throws GatzError COLLECTION_INVALID
 */
export function parseCollectionPath(path: string, file: string): CollectionPath {
	const refuse = (problem: string) => new GatzError("COLLECTION_INVALID", { file, problem }, { place: { file } });
	const fields = new Map<string, CollectionField>();
	const models = new Set<string>();
	// Split with a group: texts at even places, what the braces hold at odd ones.
	const parts = path.split(EXPRESSION).map((text, index): CollectionPart => {
		if (index % 2 === 0) {
			if (isCollectionPath(text)) throw refuse("its braces are not in pairs");
			return text;
		}
		const { model, field } = parseExpression(text, refuse);
		const known = fields.get(field.selection) ?? field;
		models.add(model);
		fields.set(field.selection, known);
		return known;
	});
	const [model, other] = models;
	if (model === undefined) throw refuse("it names no model");
	if (other !== undefined) throw refuse(`it names two models, "${model}" and "${other}", and a page is of one node`);
	return { model, parts, fields: [...fields.values()] };
}

function parseExpression(text: string, refuse: (problem: string) => GatzError): { model: string; field: CollectionField } {
	const [model = "", path, ...rest] = text.split(".");
	if (path === undefined || path === "") throw refuse(`"{${text}}" names no field of its model`);
	if (rest.length > 0) throw refuse(`in "{${text}}" nested fields are separated by a dot; write two underscores`);
	if (!MODEL.test(model)) throw refuse(`in "{${text}}" the model "${model}" is no name in GraphQL`);
	if (path.startsWith("(")) throw refuse(`in "{${text}}" no field stands before the type ${path}`);
	if (!FIELD.test(path)) throw refuse(`in "{${text}}" the field "${path}" is no name in GraphQL`);
	const steps = path.split("__");
	const isRight = steps.every((step, index) => (MEMBER.test(step) ? MODEL.test(steps[index + 1] ?? "") : MODEL.test(step)));
	if (!isRight) throw refuse(`in "{${text}}" the way to the field, "${path}", does not lead from name to name`);
	const names = steps.filter((step) => !MEMBER.test(step));
	const selection = steps.reduceRight((inner, step) => {
		const name = step.replace(MEMBER, "... on $1");
		return inner === "" ? name : `${name} { ${inner} }`;
	}, "");
	return { model, field: { key: names.join("__"), names, selection } };
}

/** The query whose answer has the nodes of a collection route, each with `id`. SPEC 3.4.20. */
export function collectionQuery({ model, fields }: CollectionPath): string {
	const selections = new Set([...fields.map((field) => field.selection), "id"]);
	return `{ ${fieldNames.all(model)} { nodes { ${[...selections].join(" ")} } } }`;
}
