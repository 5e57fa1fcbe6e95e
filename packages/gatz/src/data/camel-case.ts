/** Words of an ASCII name, split as Gatsby (lodash) does: at case, digits and whatever is neither letter nor digit. */
const WORD =
	/[A-Z]?[a-z]+|[A-Z]+(?=[A-Z][a-z]|[^A-Za-z0-9]|$)|[A-Z]+|\d*(?:1ST|2ND|3RD|(?![123])\dTH)(?=\b|[a-z_])|\d*(?:1st|2nd|3rd|(?![123])\dth)(?=\b|[A-Z_])|\d+/g;

/** `all MarkdownRemark` → `allMarkdownRemark`, `S3Object` → `s3Object`, `@acme/gatsby-plugin-x` → `acmeGatsbyPluginX`. */
export function camelCase(text: string): string {
	const words = (text.match(WORD) ?? []).map((word) => word.toLowerCase());
	return words.map((word, index) => (index === 0 ? word : upperFirst(word))).join("");
}

export function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
