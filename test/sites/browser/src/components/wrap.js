import React from "react";
import { Slice, Script } from "gatsby";
import { useLocation } from "@reach/router";
import { Layout } from "./layout";
import { Theme } from "./theme";

/** Only below /script/: the other pages have none. */
function ScriptIn({ place, pathname }) {
	return pathname.startsWith("/script/") ? <Script id={`in-${place}`}>{`logScript("in ${place}")`}</Script> : null;
}

function RootScript() {
	return <ScriptIn place="wrapRootElement" pathname={useLocation().pathname} />;
}

export const wrapPageElement = ({ element, props: { path, location } }) => (
	<Layout path={path} location={location}>
		{element}
		<ScriptIn place="wrapPageElement" pathname={location.pathname} />
	</Layout>
);
export const wrapRootElement = ({ element, pathname = "" }) => (
	<Theme.Provider value="root theme">
		{pathname.includes("/slices/") && <Slice alias="banner" />}
		{element}
		<RootScript />
	</Theme.Provider>
);
