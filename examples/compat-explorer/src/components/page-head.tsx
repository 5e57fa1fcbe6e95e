import { withPrefix } from "gatsby";

interface PageHeadProps {
	readonly title: string;
	readonly description?: string;
}

/** What every page's Head has. */
export function PageHead({ title, description }: PageHeadProps) {
	return (
		<>
			<html lang="en" />
			<title>{`${title} · Compat Explorer`}</title>
			{description && <meta name="description" content={description} />}
			<meta name="color-scheme" content="light dark" />
			<link id="icon" rel="icon" type="image/svg+xml" href={withPrefix("/favicon.svg")} />
		</>
	);
}
