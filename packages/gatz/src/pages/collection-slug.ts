import slugify from "@sindresorhus/slugify";

/** The option `slugify` of gatsby-plugin-page-creator: what the package of that name takes. SPEC 3.5.15. */
export type SlugOptions = slugify.Options;

/**
 * Makes the part of a page's path that stands for a field's value. Each part between slashes is made by itself; slashes at the ends are
 * dropped. SPEC 3.5.1–3.5.13.
 * @returns undefined where nothing can stand for the value: it is null or undefined, or a text of which no character may stand in a slug
 */
export function createSlug(value: unknown, options: SlugOptions = {}): string | undefined {
	if (value === null || value === undefined) return undefined;
	const text = String(value);
	const parts = text.split("/").map((part) => slugifyPart(part, options));
	const slug = parts.filter((part) => part !== "").join("/");
	return slug === "" && /[^/]/.test(text) ? undefined : slug;
}

/** Scripts that slugify has no letters for stay as they are: `日本語`. SPEC 3.5.9 → keep Unicode. */
function slugifyPart(text: string, options: SlugOptions): string {
	const isPlain = PLAIN.test(text) && !options.customReplacements?.length;
	return (isPlain ? slugifyPlain(text, options) : slugify(text, options)) || slugifyUnicode(text, options);
}

const PLAIN = /^[\x20-\x7e]*$/;

/** What slugify makes of a text in ASCII, in a hundredth of its time: it tries each of its 700 replacements on each text. */
function slugifyPlain(
	text: string,
	{ separator = "-", lowercase = true, decamelize = true, preserveLeadingUnderscore = false }: SlugOptions,
): string {
	let words = text.replaceAll("&", " and ");
	if (decamelize) {
		words = words
			.replace(/[A-Z]{2,}(?=\d)/g, "$& ")
			.replace(/[a-z\d](?=[A-Z]{2})/g, "$& ")
			.replace(/[a-z\d](?=[A-Z])/g, "$& ")
			.replace(/[A-Z](?=[A-Z][a-z\d])/g, "$& ");
	}
	if (lowercase) words = words.toLowerCase();
	const slug = (words.match(/[A-Za-z\d]+/g) ?? []).join(separator);
	return preserveLeadingUnderscore && text.startsWith("_") ? `_${slug}` : slug;
}

function slugifyUnicode(text: string, { separator = "-", lowercase = true }: SlugOptions): string {
	const words = text.normalize().match(/[\p{L}\p{M}\p{N}\p{So}]+/gu) ?? [];
	const slug = words.join(separator);
	return lowercase ? slug.toLowerCase() : slug;
}
