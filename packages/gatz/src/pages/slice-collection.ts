import { isAbsolute, relative } from "node:path";
import type { SliceInput } from "../plugin-api.js";
import { readText, whenThere } from "../system/files.js";
import { mapParallel } from "../system/parallel.js";
import { GatzError } from "../universal/errors.js";
import { templateNames } from "./template-name.js";

/** A slice as it was created: valid and normalised. */
export interface SliceEntry {
	readonly id: string;
	/** Absolute, with `/`. */
	readonly component: string;
	readonly context: Readonly<Record<string, unknown>>;
	/** Name of the component's chunk. SPEC 2.4.2. */
	readonly template: string;
	/** Name of the plugin that created it. */
	readonly pluginCreator: string;
}

/** The slices of a site while createPages hooks run. */
export interface SliceCollection {
	/**
	 * @param creator name of the plugin that calls
	 * @throws GatzError SLICE_INVALID, SLICE_TWICE; SLICE_OUTSIDE_CREATE_PAGES once they have been collected
	 */
	create(input: SliceInput, creator: string): void;
	/**
	 * Ends the collecting.
	 * @returns by id
	 * @throws GatzError SLICE_INVALID for a component that is not there
	 */
	collect(): Promise<readonly SliceEntry[]>;
	/** One line for each thing a user should know, in the order of the calls. */
	readonly warnings: readonly string[];
}

/** A path below `slice-data/`: no empty or dot segment. */
const OUTWARD = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\0]/;

/** @param siteDirectory absolute */
export function createSliceCollection(siteDirectory: string): SliceCollection {
	const slices = new Map<string, Omit<SliceEntry, "template">>();
	const warnings: string[] = [];
	let isOpen = true;
	const describe = ({ component, pluginCreator }: Omit<SliceEntry, "template">) =>
		`${relative(siteDirectory, component).replaceAll("\\", "/")} (${pluginCreator})`;

	return {
		warnings,
		create(input, creator) {
			if (!isOpen) throw new GatzError("SLICE_OUTSIDE_CREATE_PAGES", { plugin: creator }, { place: { plugin: creator } });
			const slice = checkSlice(input, creator);
			const there = slices.get(slice.id);
			const values = there && { id: slice.id, first: describe(there), second: describe(slice) };
			if (there && there.pluginCreator !== creator) throw new GatzError("SLICE_TWICE", values, { place: { plugin: creator } });
			if (values)
				warnings.push(`The slice "${values.id}" was created twice: from ${values.first} and from ${values.second}. The last one is used.`);
			slices.set(slice.id, slice);
		},
		async collect() {
			isOpen = false;
			const components = new Map([...slices.values()].map((slice) => [slice.component, slice]));
			await mapParallel(components.values(), 8, checkComponent);
			const names = templateNames(components.keys(), siteDirectory, "slice");
			const entries = [...slices.values()].map((slice) => ({ ...slice, template: names.get(slice.component) as string }));
			return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
		},
	};
}

function checkSlice({ id, component, context }: SliceInput, creator: string): Omit<SliceEntry, "template"> {
	const slice = typeof id === "string" ? `the slice "${id}"` : "a slice";
	const fail = (problem: string): never => {
		throw new GatzError("SLICE_INVALID", { plugin: creator, slice, problem }, { place: { plugin: creator } });
	};
	if (typeof id !== "string" || id === "") return fail("it has no id");
	if (OUTWARD.test(id)) return fail("its id can't be part of a path");
	if (typeof component !== "string" || component === "") return fail("it has no component");
	if (!isAbsolute(component)) return fail(`its component "${component}" is not an absolute path`);
	return { id, component: component.replaceAll("\\", "/"), context: context ?? {}, pluginCreator: creator };
}

async function checkComponent({ id, component, pluginCreator: plugin }: Omit<SliceEntry, "template">): Promise<void> {
	if ((await whenThere(readText(component))) !== undefined) return;
	const values = { plugin, slice: `the slice "${id}"`, problem: `there is no file ${component}` };
	throw new GatzError("SLICE_INVALID", values, { place: { plugin } });
}
