import { graphql } from "gatsby";
import { GatsbyImage, getImage } from "gatsby-plugin-image";
import * as React from "react";

export default function Index({ data }) {
	const { original, resize, fixed, fluid } = data.sizes.childImageSharp;
	return (
		<main>
			<h1>Pictures</h1>
			<GatsbyImage image={getImage(data.harbour)} alt="The harbour" loading="eager" />
			<p id="below">Below</p>
			<pre id="sizes">{JSON.stringify({ original, resize, fixed, fluid })}</pre>
		</main>
	);
}

export const query = graphql`
	{
		harbour: file(name: { eq: "harbour" }) {
			childImageSharp {
				gatsbyImageData(width: 200, placeholder: BLURRED, formats: [AUTO, WEBP])
			}
		}
		sizes: file(name: { eq: "light" }) {
			childImageSharp {
				original {
					width
					height
					src
				}
				resize(width: 40) {
					src
					width
					height
				}
				fixed(width: 60) {
					...GatsbyImageSharpFixed
				}
				fluid(maxWidth: 80) {
					...GatsbyImageSharpFluid
				}
			}
		}
	}
`;
