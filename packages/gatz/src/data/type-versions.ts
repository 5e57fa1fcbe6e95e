import type { NodeStore } from "./node-store.js";

/** Versions of types at one moment: what was made from their nodes holds while these are the same. */
export class TypeVersions {
	readonly #versions: readonly number[];

	constructor(
		private readonly store: NodeStore,
		private readonly types: readonly string[],
	) {
		this.#versions = types.map((type) => store.versionOf(type));
	}

	areCurrent(): boolean {
		for (let index = 0; index < this.types.length; index++) {
			if (this.store.versionOf(this.types[index] as string) !== this.#versions[index]) return false;
		}
		return true;
	}
}
