import { graphql, Link } from "gatsby";
import React from "react";
import { Counter } from "../components/counter";
import { Ticks } from "../components/ticks";

export default function Home({ data }) {
	return (
		<main>
			<h1>{data.site.siteMetadata.title}</h1>
			<Counter />
			<Ticks />
			<ul>
				{data.allMarkdownRemark.nodes.map(({ id, excerpt, fields }) => (
					<li key={id}>
						<Link to={fields.slug}>{excerpt}</Link>
					</li>
				))}
			</ul>
			<p id="dogs">{data.allDogsJson.nodes.map(({ name, weight }) => `${name} ${weight}`).join(", ")}</p>
		</main>
	);
}

export const query = graphql`
	{
		site { siteMetadata { title } }
		allMarkdownRemark(sort: { frontmatter: { title: ASC } }) { nodes { id excerpt fields { slug } } }
		allDogsJson { nodes { name weight } }
	}
`;
