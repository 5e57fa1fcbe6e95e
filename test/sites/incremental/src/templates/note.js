import { graphql } from "gatsby";
import * as React from "react";
import Footer from "../components/footer";
import { note } from "./note.module.css";

export default function Note({ data, pageContext }) {
	return (
		<main className={note}>
			<h1>{data.note.title}</h1>
			<pre>{JSON.stringify({ data, pageContext })}</pre>
			<Footer />
		</main>
	);
}

export const query = graphql`
	query ($id: String!, $next: String) {
		note(id: { eq: $id }) {
			...NoteFields
			author {
				name
			}
			childMark {
				text
			}
		}
		next: note(id: { eq: $next }) {
			title
			slug
		}
	}
`;
