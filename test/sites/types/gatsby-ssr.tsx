import * as React from "react";
import type { GatsbySSR, PluginOptions, PreRenderHTMLArgs, RenderBodyArgs, WrapPageElementNodeArgs } from "gatsby";

export const onRenderBody: GatsbySSR["onRenderBody"] = (
	{ setHeadComponents, setHtmlAttributes, setBodyAttributes, setPostBodyComponents, setPreBodyComponents, setBodyProps }: RenderBodyArgs,
	options: PluginOptions & { color?: string },
) => {
	setHtmlAttributes({ lang: "en", className: "no-js", "data-theme": options.color });
	setBodyAttributes({ className: "my-body-class", "data-theme": "dark" });
	setHeadComponents([<link key="font" rel="preload" href="/font.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />]);
	setPreBodyComponents([<div key="pre">Hello</div>]);
	setPostBodyComponents([<script key="script" dangerouslySetInnerHTML={{ __html: "1" }} />]);
	setBodyProps({ id: "x" });
};
export const onPreRenderHTML: GatsbySSR["onPreRenderHTML"] = ({ getHeadComponents, replaceHeadComponents }: PreRenderHTMLArgs) => {
	const components = getHeadComponents() as React.ReactElement[];
	components.sort((a, b) => (a.type === b.type ? 0 : a.type === "style" ? 1 : -1));
	replaceHeadComponents(components);
};
export const replaceRenderer: GatsbySSR["replaceRenderer"] = async ({ bodyComponent, replaceBodyHTMLString }) => {
	replaceBodyHTMLString(String(bodyComponent));
};
export const wrapPageElement = ({ element, props }: WrapPageElementNodeArgs<unknown, { locale: string }>) => <div lang={props.pageContext.locale}>{element}</div>;
export const wrapRootElement: GatsbySSR["wrapRootElement"] = ({ element, pathname }) => <div data-pathname={pathname}>{element}</div>;
