import { parseDateText } from "./date-text.js";
import { LINK_MARK } from "./infer-field-name.js";
import { isPathText } from "./infer-file.js";
import type { DataNode } from "./node.js";

/** Kinds of values that inference tells apart; null, undefined, functions and what is empty have none. */
const VALUE_KINDS = ["boolean", "int", "float", "date", "string", "list", "object", "link", "linkList"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** What every node has: the interface Node declares it. `__gatsby_resolved` is what Gatsby's filters leave. */
const NODE_KEYS: ReadonlySet<string> = new Set(["id", "parent", "children", "internal", "__gatsby_resolved"]);

/** What is counted besides: dates and texts that are special. */
const TRAITS = ["realDate", "emptyString", "path"] as const;

type Counter = ValueKind | (typeof TRAITS)[number];
const COUNTERS: readonly Counter[] = [...VALUE_KINDS, ...TRAITS];

/** {@link ValueCounts} as plain data: counters that are not zero, items, and fields by name. */
export interface ValueCountsRecord {
	readonly counters: Readonly<Partial<Record<Counter, number>>>;
	readonly items?: ValueCountsRecord;
	readonly fields?: FieldCountsRecord;
}
export type FieldCountsRecord = readonly (readonly [key: string, counts: ValueCountsRecord])[];

/** Counts by key. */
export type FieldCounts = Map<string, ValueCounts>;

/** How many values of each kind a field has over all nodes. Nothing but counts, so that what is added can be taken away again. */
export class ValueCounts implements Record<Counter, number> {
	boolean = 0;
	int = 0;
	float = 0;
	/** Texts of the form of a date, and `Date` objects. */
	date = 0;
	/** Those dates that there are. */
	realDate = 0;
	/** All other texts. */
	string = 0;
	emptyString = 0;
	/** Texts that may be the relative path of a file. */
	path = 0;
	list = 0;
	object = 0;
	/** Ids of nodes, where the key is marked. */
	link = 0;
	linkList = 0;
	/** Counts of all lists' items. */
	items: ValueCounts | undefined = undefined;
	/** Counts of all objects' fields. */
	fields: FieldCounts | undefined = undefined;

	constructor(readonly isLink: boolean) {}

	/** Counts a value `by` 1, or takes it away by -1. `parents`: the lists and objects around it, which a cycle would lead back to. */
	count(value: unknown, by: 1 | -1, parents: object[]): void {
		switch (typeof value) {
			case "string":
				if (this.isLink) this.link += by;
				else this.countText(value, by);
				return;
			case "number":
				if ((value | 0) === value) this.int += by;
				else this.float += by;
				return;
			case "boolean":
				this.boolean += by;
				return;
			case "object":
				if (value !== null && !parents.includes(value)) this.countObject(value, by, parents);
		}
	}

	private countText(text: string, by: 1 | -1): void {
		const time = parseDateText(text);
		if (time !== undefined) {
			this.date += by;
			if (!Number.isNaN(time)) this.realDate += by;
			return;
		}
		this.string += by;
		if (text === "") this.emptyString += by;
		else if (isPathText(text)) this.path += by;
	}

	private countObject(value: object, by: 1 | -1, parents: object[]): void {
		if (Array.isArray(value)) this.countList(value, by, parents);
		else if (value instanceof Date) {
			this.date += by;
			this.realDate += by;
		} else if (value instanceof String) this.string += by;
		else {
			const keys = Object.keys(value);
			if (keys.length === 0) return;
			this.object += by;
			this.fields ??= new Map();
			parents.push(value);
			for (const key of keys) countField(this.fields, key, (value as Record<string, unknown>)[key], by, parents);
			parents.pop();
		}
	}

	private countList(list: readonly unknown[], by: 1 | -1, parents: object[]): void {
		if (list.length === 0) return;
		if (this.isLink) {
			this.linkList += by;
			return;
		}
		this.list += by;
		this.items ??= new ValueCounts(false);
		parents.push(list);
		for (const item of list) this.items.count(item, by, parents);
		parents.pop();
	}

	/** The kinds that there are values of. */
	kinds(): ValueKind[] {
		return VALUE_KINDS.filter((kind) => this[kind] > 0);
	}

	/** The kind of one value of the field. */
	kindOf(value: unknown): ValueKind | undefined {
		const counts = new ValueCounts(this.isLink);
		counts.count(value, 1, []);
		return counts.kinds()[0];
	}

	toRecord(): ValueCountsRecord {
		const counters: Partial<Record<Counter, number>> = {};
		for (const counter of COUNTERS) if (this[counter] > 0) counters[counter] = this[counter];
		return {
			counters,
			...(this.items && this.list > 0 ? { items: this.items.toRecord() } : {}),
			...(this.fields && this.object > 0 ? { fields: toFieldRecords(this.fields) } : {}),
		};
	}

	static fromRecord(key: string, record: ValueCountsRecord): ValueCounts {
		const counts = createCounts(key);
		Object.assign(counts, record.counters);
		if (record.items) counts.items = ValueCounts.fromRecord("", record.items);
		if (record.fields) counts.fields = fromFieldRecords(record.fields);
		return counts;
	}
}

/** Counts the values of a node's own fields `by` 1, or takes them away by -1. */
export function countNode(fields: FieldCounts, node: DataNode, by: 1 | -1): void {
	const parents = [node];
	for (const key of Object.keys(node)) if (!NODE_KEYS.has(key)) countField(fields, key, node[key], by, parents);
}

function countField(fields: FieldCounts, key: string, value: unknown, by: 1 | -1, parents: object[]): void {
	let counts = fields.get(key);
	if (counts === undefined) {
		counts = createCounts(key);
		fields.set(key, counts);
	}
	counts.count(value, by, parents);
}

function createCounts(key: string): ValueCounts {
	return new ValueCounts(key.includes(LINK_MARK));
}

/** Fields that have a value, sorted by key. */
export function toFieldRecords(fields: FieldCounts): FieldCountsRecord {
	return [...fields]
		.filter(([, counts]) => counts.kinds().length > 0)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, counts]) => [key, counts.toRecord()] as const);
}

export function fromFieldRecords(records: FieldCountsRecord): FieldCounts {
	return new Map(records.map(([key, record]) => [key, ValueCounts.fromRecord(key, record)]));
}
