import { graphql } from "gatsby";
import React from "react";

export default function Dog({ data }) {
	return <h1>{data.dogsJson.weight}</h1>;
}

export const query = graphql`query ($id: String!) { dogsJson(id: { eq: $id }) { weight } }`;
