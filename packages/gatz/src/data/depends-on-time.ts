import { BREAK, type DocumentNode, visit } from "graphql";

/** Arguments of dates whose answer is another one tomorrow. */
const RELATIVE: ReadonlySet<string> = new Set(["fromNow", "difference"]);

/** Whether a query asks how long ago something was: its result holds for the moment only. */
export function dependsOnTime(document: DocumentNode): boolean {
	let found = false;
	visit(document, {
		Argument({ name }) {
			if (!RELATIVE.has(name.value)) return undefined;
			found = true;
			return BREAK;
		},
	});
	return found;
}
