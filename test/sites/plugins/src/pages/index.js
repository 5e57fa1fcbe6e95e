import { graphql, Link } from "gatsby";
import Seo from "../components/seo";

export default function Index({ data }) {
	const { nodes, totalCount } = data.posts;
	return (
		<main>
			<h1>{data.site.siteMetadata.title}</h1>
			<ol>
				{nodes.map(({ id, excerpt, timeToRead, fields, frontmatter }) => (
					<li key={id}>
						<Link to={fields.slug}>{frontmatter.title}</Link>
						<small>{`${frontmatter.date}, ${timeToRead} min, by ${frontmatter.author?.bio}`}</small>
						<p>{frontmatter.description ?? excerpt}</p>
					</li>
				))}
			</ol>
			<p id="total">{totalCount}</p>
			<p id="tags">{data.all.tags.map((tag) => `${tag.fieldValue} ${tag.totalCount}`).join(", ")}</p>
			<p id="files">{data.allFile.nodes.map((file) => `${file.relativePath} ${file.childrenProductsJson.length}`).join(", ")}</p>
			<p id="graphql">{String(data.hasOneGraphql)}</p>
		</main>
	);
}

export const Head = () => <Seo title="All posts" />;

export const query = graphql`
	{
		site {
			siteMetadata {
				title
			}
		}
		posts: allMarkdownRemark(sort: { frontmatter: { date: DESC } }, filter: { frontmatter: { draft: { ne: true } } }, limit: 1) {
			totalCount
			nodes {
				id
				excerpt
				timeToRead
				fields {
					slug
				}
				frontmatter {
					date(formatString: "MMMM DD, YYYY")
					title
					description
					author {
						bio
					}
				}
			}
		}
		all: allMarkdownRemark {
			tags: group(field: { frontmatter: { tags: SELECT } }) {
				fieldValue
				totalCount
			}
		}
		allFile(filter: { sourceInstanceName: { eq: "data" } }, sort: { relativePath: ASC }) {
			nodes {
				relativePath
				childrenProductsJson {
					id
				}
			}
		}
		hasOneGraphql
	}
`;
