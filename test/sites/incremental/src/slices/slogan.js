import { graphql } from "gatsby";
import * as React from "react";

export default function Slogan({ data }) {
	return <p>{data.slogan.text}</p>;
}

export const query = graphql`
	{
		slogan {
			text
		}
	}
`;
