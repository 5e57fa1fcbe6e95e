/** Props of an element whose content is HTML, or a script's or style's text, as it stands. */
export function rawHtml(html: string): { dangerouslySetInnerHTML: { __html: string } } {
	return { dangerouslySetInnerHTML: { __html: html } };
}
