import { withPrefix } from "gatsby";
import { useSite } from "./use-site";

interface PageHeadProps {
	readonly title: string;
	/** The site's by default. */
	readonly description?: string;
}

/** What every page's Head has. */
export function PageHead({ title, description }: PageHeadProps) {
	const site = useSite();
	return (
		<>
			<html lang="en" />
			<title>{`${title} · ${site.title}`}</title>
			<meta name="description" content={description ?? site.description} />
			<meta name="color-scheme" content="light dark" />
			<link id="icon" rel="icon" type="image/svg+xml" href={withPrefix("/favicon.svg")} />
		</>
	);
}
