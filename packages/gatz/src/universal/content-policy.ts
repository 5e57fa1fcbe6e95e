/** Directive of a Content-Security-Policy → its sources, without what each document needs of its own. */
export type PolicyDirectives = Readonly<Record<string, readonly string[]>>;

/** What a policy has to allow for one document: hashes of its inline scripts and styles, a nonce, addresses on other origins. */
export interface DocumentSources {
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
}

/** Gives the value of the header for a document. */
export type WritePolicy = (sources: DocumentSources) => string;

/** Only the two directives that change from document to document are written for each. */
export function createPolicyWriter(directives: PolicyDirectives): WritePolicy {
	const { "script-src": scriptSource = [], "style-src": styleSource = [], ...others } = directives;
	const rest = Object.entries(others).map(([name, sources]) => `; ${[name, ...sources].join(" ")}`);
	const scripts = createDirective("script-src", scriptSource);
	const styles = createDirective("style-src", styleSource);
	return (sources) => `${scripts(sources.scripts)}; ${styles(sources.styles)}${rest.join("")}`;
}

/** A hash or a nonce would turn 'unsafe-inline' off. */
function createDirective(name: string, sources: readonly string[]): (more: readonly string[]) => string {
	const start = [name, ...sources].join(" ");
	const isOpen = sources.includes("'unsafe-inline'");
	const isWanted = (source: string): boolean => !(isOpen && source.startsWith("'"));
	return (more) => [start, ...more.filter(isWanted)].join(" ");
}
