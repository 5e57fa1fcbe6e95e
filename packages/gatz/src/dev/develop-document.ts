/** A document of the dev server's own: the tools fill it. */
export function emptyDocument(title: string, headHtml: string): string {
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${headHtml}</head>
<body></body>
</html>
`;
}
