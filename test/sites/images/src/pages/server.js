import { graphql } from "gatsby";
import { GatsbyImage, getImage } from "gatsby-plugin-image";
import * as React from "react";
import { Frame } from "../components/frame";

export default function Server({ data, serverData }) {
	return (
		<main>
			<h1>{serverData.title}</h1>
			<GatsbyImage image={getImage(data.file)} alt="The harbour" />
			<Frame>Framed</Frame>
			<p id="below">Below</p>
		</main>
	);
}

export function getServerData() {
	return { props: { title: "On request" } };
}

export const query = graphql`
	{
		file(name: { eq: "harbour" }) {
			childImageSharp {
				gatsbyImageData(layout: FULL_WIDTH, placeholder: DOMINANT_COLOR)
			}
		}
	}
`;
