import React from "react";
import { Layout } from "./layout";
import { Theme } from "./theme";

export const wrapPageElement = ({ element, props: { path, location } }) => (
	<Layout path={path} location={location}>
		{element}
	</Layout>
);
export const wrapRootElement = ({ element }) => <Theme.Provider value="root theme">{element}</Theme.Provider>;
