import { graphql, useStaticQuery } from "gatsby";
import React from "react";

export function Ticks() {
	const { tick } = useStaticQuery(graphql`{ tick { count } }`);
	return <output>{tick.count}</output>;
}
