// Not part of the site: what the types have to accept.
import type { GatsbyBrowser, GatsbyNode, GatsbySSR, HeadProps, PageProps, ServerDataResult, WrapPageElementBrowserArgs } from "gatsby";
import { graphql, Link, navigate, notFound, redirect, useStaticQuery, withPrefix } from "gatsby";

export const createPages: GatsbyNode["createPages"] = async ({ actions, reporter }) => {
	actions.createPage({ path: withPrefix("/a/"), component: "/a.js", context: { a: 1 }, defer: true, matchPath: "/a/*" });
	reporter.info("made");
};
export const onCreatePage: GatsbyNode["onCreatePage"] = ({ page, actions }) => actions.deletePage(page);
export const wrapPageElement: GatsbyBrowser["wrapPageElement"] = ({ element }: WrapPageElementBrowserArgs) => element;
export const wrapRootElement: GatsbySSR["wrapRootElement"] = ({ element }) => element;
export const answers: ServerDataResult[] = [{ props: { a: 1 } }, redirect("/a/"), notFound(), new Response("")];
export const title = (props: HeadProps<{ title: string }>): string => props.data.title;
export const used = [graphql, Link, navigate, useStaticQuery];
export type Props = PageProps;
