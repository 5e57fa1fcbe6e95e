import { renderToString } from "react-dom/server";

export const replaceRenderer = async ({ bodyComponent, replaceBodyHTMLString, setBodyProps, pathname }) => {
	if (!pathname.startsWith("/replaced/")) return;
	await new Promise((resolve) => setTimeout(resolve, 10));
	setBodyProps({ replaced: "yes" });
	replaceBodyHTMLString(renderToString(bodyComponent).replace("Replaced", "Replaced by the site"));
};

export const onRenderBody = ({ setHtmlAttributes, setBodyProps, setHeadComponents }) => {
	setHtmlAttributes({ className: "site", style: { margin: 2 } });
	setBodyProps({ deep: { site: 2, both: "site" } });
	setHeadComponents([<link key="icon" rel="icon" href="data:," />]);
};

export const onPreRenderHTML = ({ getHeadComponents, replaceHeadComponents, getPostBodyComponents, replacePostBodyComponents }) => {
	replaceHeadComponents([...getHeadComponents()].sort((one, other) => Number(other.key === "style") - Number(one.key === "style")));
	replacePostBodyComponents([...getPostBodyComponents(), <p key="last">last</p>]);
};
