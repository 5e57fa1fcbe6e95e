import { graphql, useStaticQuery } from "gatsby";

interface SiteData {
	readonly site: { readonly siteMetadata: { readonly title: string; readonly description: string } };
}

/** What gatsby-config says about the site. */
export function useSite(): SiteData["site"]["siteMetadata"] {
	const { site } = useStaticQuery<SiteData>(graphql`
		query Site {
			site {
				siteMetadata {
					title
					description
				}
			}
		}
	`);
	return site.siteMetadata;
}
