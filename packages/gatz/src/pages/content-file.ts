const QUERY = "?__contentFilePath=";

/** A component, and the file whose content is the child of what it renders: `createPage({ component: "template.js?__contentFilePath=post.mdx" })`. */
export interface ComponentWithContent {
	/** Absolute path. */
	readonly component: string;
	/** Absolute path. */
	readonly contentFile?: string;
}

/** @param given what createPage is given as `component` */
export function splitComponent(given: string): ComponentWithContent {
	const [component, contentFile] = given.split(QUERY) as [string, string?];
	return { component, ...(contentFile && { contentFile: contentFile.replaceAll("\\", "/") }) };
}

/** As createPage is given it; also the id of the module that has both. */
export function joinComponent({ component, contentFile }: ComponentWithContent): string {
	return contentFile === undefined ? component : component + QUERY + contentFile;
}
