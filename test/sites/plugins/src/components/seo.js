import { graphql, useStaticQuery } from "gatsby";

export default function Seo({ title }) {
	const { site } = useStaticQuery(graphql`
		{
			site {
				siteMetadata {
					title
					social {
						mastodon
						twitter
					}
				}
			}
		}
	`);
	const { title: siteTitle, social } = site.siteMetadata;
	return (
		<>
			<title>{`${title} | ${siteTitle}`}</title>
			<meta name="author" content={social.twitter ?? social.mastodon} />
		</>
	);
}
