/** What filters compare; undefined stands for what is missing or no plain value. */
export type Plain = string | number | boolean | null | undefined;

/** A path of fields below a node or, with `elemMatch`, below each element of a list in it. */
export class SearchField {
	readonly #fields = new Map<string, SearchField>();
	#elements: SearchField | undefined;
	/** A field on the way from the node has a resolver: the value is in the node's resolved fields. */
	readonly isResolved: boolean;

	/**
	 * @param path fields from the node, or from the list's element, to the value
	 * @param list where the list is whose elements `path` starts from
	 * @param hasResolver whether a path from the node meets a resolver
	 */
	constructor(
		readonly path: readonly string[],
		readonly list: SearchField | undefined,
		private readonly hasResolver: (fullPath: readonly string[]) => boolean,
	) {
		this.isResolved = hasResolver(this.fullPath);
	}

	/** Fields from the node to the value; lists on the way are not told apart. */
	get fullPath(): readonly string[] {
		return this.list === undefined ? this.path : [...this.list.fullPath, ...this.path];
	}

	/** `authors[].name` */
	get key(): string {
		return this.list === undefined ? this.path.join(".") : `${this.list.key}[].${this.path.join(".")}`;
	}

	field(name: string): SearchField {
		let field = this.#fields.get(name);
		if (field === undefined) {
			field = new SearchField([...this.path, name], this.list, this.hasResolver);
			this.#fields.set(name, field);
		}
		return field;
	}

	fieldAt(path: readonly string[]): SearchField {
		return path.reduce((field: SearchField, name) => field.field(name), this);
	}

	/** Start of the paths inside of the list's elements. */
	elements(): SearchField {
		this.#elements ??= new SearchField([], this, this.hasResolver);
		return this.#elements;
	}

	/** The value in a node, its resolved fields or an element; lists on the way end it, as in Gatsby's filters. */
	read(base: unknown): unknown {
		let value = base;
		for (const name of this.path) {
			if (!isObject(value)) return undefined;
			value = value[name];
		}
		return value;
	}

	/** Calls `visit` with each plain value that the field has in the node: the elements of lists one by one. */
	visitPlain(base: unknown, visit: (value: Plain) => void): void {
		if (this.list === undefined) visitPlainValues(this.read(base), visit);
		else this.list.visitElements(base, (element) => visitPlainValues(this.read(element), visit));
	}

	private visitElements(base: unknown, visit: (element: unknown) => void): void {
		if (this.list === undefined) elementsOf(this.read(base)).forEach(visit);
		else this.list.visitElements(base, (element) => elementsOf(this.read(element)).forEach(visit));
	}
}

/** What `elemMatch` looks at: a value that is no list counts as a list of one, a missing one as an empty list. */
export function elementsOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined || value === null ? [] : [value];
}

/** Whether a value, or an element of a list, passes a test. An empty list passes none. */
export function somePlainValue(value: unknown, test: (plain: Plain) => boolean): boolean {
	if (!Array.isArray(value)) return test(plainOf(value));
	for (const element of value) if (isComparable(element) && test(plainOf(element))) return true;
	return false;
}

function visitPlainValues(value: unknown, visit: (plain: Plain) => void): void {
	if (!Array.isArray(value)) visit(plainOf(value));
	else for (const element of value) if (isComparable(element)) visit(plainOf(element));
}

/** Dates compare as the texts that JSON makes of them. */
export function plainOf(value: unknown): Plain {
	switch (typeof value) {
		case "string":
		case "number":
		case "boolean":
			return value;
		case "object":
			if (value === null) return null;
			return value instanceof Date ? (value.toJSON() ?? undefined) : undefined;
		default:
			return undefined;
	}
}

/** Value at a path for sorting and aggregation: a list on the way gives the list of its elements' values. */
export function valueAt(base: unknown, path: readonly string[], depth = 0): unknown {
	if (depth === path.length) return base;
	if (Array.isArray(base)) return base.map((element) => valueAt(element, path, depth)).filter((value) => value !== undefined);
	return isObject(base) ? valueAt(base[path[depth] as string], path, depth + 1) : undefined;
}

/** An object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Elements that are objects or lists themselves equal nothing, not even null. */
function isComparable(element: unknown): boolean {
	return typeof element !== "object" || element === null || element instanceof Date;
}
