/** Directive of a Content-Security-Policy → its sources, without what each document needs of its own. */
export type PolicyDirectives = Readonly<Record<string, readonly string[]>>;

/** What a policy has to allow for one document: hashes of its inline scripts and styles, a nonce, addresses on other origins. */
export interface DocumentSources {
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
}

/** What a build knows of its prerendered documents. */
export interface PrerenderedSources {
	/** By the path of a file; undefined for what is no prerendered document. */
	ofFile(path: string): DocumentSources | undefined;
	/** What the browser inserts when a visitor comes to these pages by navigation: the first document's policy holds for all of a visit. */
	readonly ofVisit: DocumentSources;
}

/** Gives the value of the header for a document, with the sources of all its arguments. */
export type WritePolicy = (...sources: readonly DocumentSources[]) => string;

/** Only the two directives that change from document to document are written for each. */
export function createPolicyWriter(directives: PolicyDirectives): WritePolicy {
	const { "script-src": scriptSource = [], "style-src": styleSource = [], ...others } = directives;
	const rest = Object.entries(others).map(([name, sources]) => `; ${[name, ...sources].join(" ")}`);
	const scripts = createDirective("script-src", scriptSource);
	const styles = createDirective("style-src", styleSource);
	return (...sources) =>
		`${scripts(sources.flatMap((part) => part.scripts))}; ${styles(sources.flatMap((part) => part.styles))}${rest.join("")}`;
}

/** A hash or a nonce would turn 'unsafe-inline' off. */
function createDirective(name: string, sources: readonly string[]): (more: readonly string[]) => string {
	const start = [name, ...sources].join(" ");
	const isOpen = sources.includes("'unsafe-inline'");
	const isWanted = (source: string): boolean => !(isOpen && source.startsWith("'"));
	return (more) => [start, ...new Set(more.filter(isWanted))].join(" ");
}
