import { graphql, Link } from "gatsby";
import Seo from "../components/seo";

export default function BlogPost({ data: { post, previous, next } }) {
	return (
		<article>
			<h1>{post.frontmatter.title}</h1>
			<time>{post.frontmatter.date}</time>
			<nav dangerouslySetInnerHTML={{ __html: post.tableOfContents }} />
			<section dangerouslySetInnerHTML={{ __html: post.html }} />
			{previous && <Link rel="prev" to={previous.fields.slug} children={previous.frontmatter.title} />}
			{next && <Link rel="next" to={next.fields.slug} children={next.frontmatter.title} />}
		</article>
	);
}

export const Head = ({ data: { post } }) => <Seo title={post.frontmatter.title} />;

export const pageQuery = graphql`
	query BlogPostBySlug($id: String!, $previousPostId: String, $nextPostId: String) {
		post: markdownRemark(id: { eq: $id }) {
			excerpt(pruneLength: 20)
			html
			tableOfContents(absolute: false)
			timeToRead
			wordCount {
				words
			}
			headings {
				value
				depth
			}
			frontmatter {
				title
				date(formatString: "DD.MM.YYYY")
			}
		}
		previous: markdownRemark(id: { eq: $previousPostId }) {
			...Neighbour
		}
		next: markdownRemark(id: { eq: $nextPostId }) {
			...Neighbour
		}
	}
	fragment Neighbour on MarkdownRemark {
		fields {
			slug
		}
		frontmatter {
			title
		}
	}
`;
