import React from "react";
import { Slice } from "gatsby";
import { Layout } from "./layout";
import { Theme } from "./theme";

export const wrapPageElement = ({ element, props: { path, location } }) => (
	<Layout path={path} location={location}>
		{element}
	</Layout>
);
export const wrapRootElement = ({ element, pathname = "" }) => (
	<Theme.Provider value="root theme">
		{pathname.includes("/slices/") && <Slice alias="banner" />}
		{element}
	</Theme.Provider>
);
