import * as React from "react";
import { graphql, parsePath, prefetchPathname, Script, ScriptStrategy, Slice, StaticQuery, useScrollRestoration, useStaticQuery, withAssetPrefix } from "gatsby";
import type { GatsbyLinkProps, SliceComponentProps } from "gatsby";
import { Link } from "gatsby";
import LinkOfPackage, { type GatsbyLinkProps as SameProps } from "gatsby-link";
import { Script as SameScript, type ScriptProps } from "gatsby-script";
import "./list.css";
import { list } from "./list.module.css";
import icon from "../images/icon.png";

type ButtonProps = Omit<GatsbyLinkProps<Record<string, unknown>>, "ref"> & { color: string };
export const ButtonLink = React.forwardRef<HTMLAnchorElement, ButtonProps>(({ color, ...props }, ref) => <Link {...props} ref={ref} className={color} />);
export const Same = (props: SameProps<{ a: number }>) => <LinkOfPackage {...props} />;

export function List() {
	const data = useStaticQuery(graphql`query { site { siteMetadata { title } } }`);
	const typed = useStaticQuery<Queries.IndexPageQuery>(graphql`query { site { siteMetadata { title } } }`);
	const scroll = useScrollRestoration("list");
	React.useEffect(() => prefetchPathname(parsePath("/a?b#c").pathname), []);
	return (
		<>
			<ul className={list} {...scroll}>
				<li>{data.site.siteMetadata.title.toUpperCase()}</li>
				<li>{typed.site?.siteMetadata?.title}</li>
			</ul>
			<StaticQuery query={graphql`query { site { siteMetadata { title } } }`} render={(result) => <h1>{result.site.siteMetadata.title}</h1>} />
			<ButtonLink to="/" color="red" innerRef={undefined} />
			<Script src={withAssetPrefix("/x.js")} strategy={ScriptStrategy.idle} onLoad={() => console.log(icon)} onError={(error: ErrorEvent) => console.log(error.message)} />
			<Script id="inline" strategy="off-main-thread" forward={["gtag"]}>{`window.a = 1`}</Script>
			<SameScript {...({ id: "x" } satisfies ScriptProps)} dangerouslySetInnerHTML={{ __html: "1" }} />
			<Slice alias="header" allowEmpty siteTitle="x"><p>child</p></Slice>
		</>
	);
}

export const Header = ({ data, sliceContext, children }: SliceComponentProps<Queries.IndexPageQuery, { locale: string }>) => (
	<header lang={sliceContext.locale}>{data.site?.siteMetadata?.title}{children}</header>
);

// @ts-expect-error: no such strategy
export const wrong = <Script src="/x.js" strategy="late" />;
