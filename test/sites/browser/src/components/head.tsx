import { graphql, type HeadProps, useStaticQuery } from "gatsby";
import { type ReactNode, useContext } from "react";
import { Theme } from "./theme";

interface Title {
	readonly site: { readonly siteMetadata: { readonly title: string } };
}

function Seo({ children }: { readonly children: ReactNode }) {
	const { site } = useStaticQuery<Title>(graphql`
		query HeadTitle {
			site {
				siteMetadata {
					title
				}
			}
		}
	`);
	return (
		<>
			<title>{`${site.siteMetadata.title} head`}</title>
			{children}
		</>
	);
}

const Themed = () => <meta name="theme" content={useContext(Theme as React.Context<string>)} />;

/** Of a static, a deferred and a server-rendered page alike. */
export function Head({ data, location, pageContext, serverData, ...rest }: HeadProps<Title, { kind?: string }, { kind: string }>) {
	return (
		<Seo>
			<meta name="query" content={data.site.siteMetadata.title} />
			<meta name="kind" content={serverData?.kind ?? pageContext.kind ?? "static"} />
			<meta name="props" content={JSON.stringify({ location, rest: Object.keys(rest) })} />
			<meta id="twice" name="deduplicated" content="first" />
			<meta name="kept" content="1" />
			<meta name="kept" content="2" />
			<>
				<meta id="twice" name="deduplicated" content="last" />
			</>
			<div>
				<h1>
					<Themed />
				</h1>
			</div>
			<base href="/" />
			<link rel="preconnect" href="https://never.example" />
			<style>{"#head-styled > p { content: '&<>' }"}</style>
			<script type="application/ld+json">{`{"a":"<&>"}`}</script>
		</Seo>
	);
}
