import type { Emitter, Node, Store } from "../plugin-api.js";
import { GatzError } from "../universal/errors.js";

/** What plugins reach through modules of the framework instead of their hooks' arguments: `gatsby/dist/redux`, `gatsby/dist/datastore`. */
export interface RunningSite {
	readonly store: Store;
	readonly emitter: Emitter;
	readonly datastore: DataStore;
}

/** The part of Gatsby's data store that plugins use. USERS D. */
export interface DataStore {
	getNode(id: string): Node | undefined;
	getNodes(): Node[];
	getNodesByType(type: string): Node[];
	iterateNodes(): Iterable<Node>;
	iterateNodesByType(type: string): Iterable<Node>;
	countNodes(type?: string): number;
	getTypes(): readonly string[];
	hasNodeChanged(id: string, digest: string): boolean;
	ready(): Promise<void>;
}

/** On the global object, since a plugin may load another copy of our modules than the one that runs. */
const KEY = Symbol.for("gatz.running-site");

type Registry = { [KEY]?: Partial<RunningSite> };

/** Makes a part of the site that is being built or developed known to these modules; the last one counts. */
export function announceSite(part: Partial<RunningSite>): void {
	const registry = globalThis as Registry;
	registry[KEY] = { ...registry[KEY], ...part };
}

/** A stand-in for a part of the running site: each look at a member asks for the site of that moment. @throws MODULE_NOT_YET when none runs */
export function createSiteView<Part extends keyof RunningSite>(part: Part, module: string): RunningSite[Part] {
	return new Proxy({} as RunningSite[Part], {
		get(_target, member) {
			if (typeof member === "symbol" || member === "then") return undefined;
			const found = (globalThis as Registry)[KEY]?.[part];
			if (!found) throw new GatzError("MODULE_NOT_YET", { module, member });
			return (found as unknown as Record<string, unknown>)[member];
		},
	});
}
