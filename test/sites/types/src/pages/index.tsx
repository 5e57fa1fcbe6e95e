import * as React from "react";
import { graphql, Link, navigate, withPrefix, type HeadFC, type HeadProps, type PageProps } from "gatsby";
import { List } from "../components/list";

const IndexPage: React.FC<PageProps<Queries.IndexPageQuery>> = ({ data, location, params, pageResources, uri, path }) => {
	const next = new URL("/next", location.href);
	React.useEffect(() => {
		navigate(-1);
		navigate("/about/", { state: { from: location.pathname }, replace: true }).then(() => {});
	}, [location]);
	return (
		<main>
			<h1>{data.site?.siteMetadata?.title ?? next.host}</h1>
			<p>{`${params.id.length} ${pageResources.page.path} ${uri} ${path} ${location.search}${location.hash}`}</p>
			<Link to="/about/" activeClassName="active" activeStyle={{ color: "red" }} partiallyActive>About</Link>
			<Link<{ from: string }> to="/about/" state={{ from: "home" }}>With state</Link>
			<img src={withPrefix("/icon.png")} alt="" />
			<List />
		</main>
	);
};

export default IndexPage;

export const query = graphql`
	query IndexPage {
		site { siteMetadata { title } }
	}
`;

export const Head: HeadFC<Queries.IndexPageQuery> = ({ data }) => <title>{data.site?.siteMetadata?.title}</title>;
export const OtherHead = ({ location, params, data, pageContext }: HeadProps<Queries.IndexPageQuery, { slug: string }>) => (
	<>
		<html lang="en" />
		<title>{`${location.pathname} ${params.id} ${data.site} ${pageContext.slug}`}</title>
	</>
);

// @ts-expect-error: the query asks for no such field
export const wrong = ({ data }: PageProps<Queries.IndexPageQuery>) => data.site?.title;
// @ts-expect-error: `to` is missing
export const withoutTo = <Link>Nowhere</Link>;
// @ts-expect-error: no text and no number of entries
navigate({ to: "/" });
