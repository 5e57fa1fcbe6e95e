import { graphql } from "gatsby";

let asked = 0;

export const getServerData = ({ params, pageContext }) => ({ props: { params, id: pageContext.id, asked: ++asked } });

export default function Product({ data, params, serverData }) {
	const { name, price, released } = data.productsJson;
	return (
		<main>
			<h1>{name}</h1>
			<p id="price">{price}</p>
			<p id="released">{released}</p>
			<pre>{JSON.stringify({ params, serverData })}</pre>
		</main>
	);
}

export const query = graphql`
	query Product($id: String!) {
		productsJson(id: { eq: $id }) {
			name
			price
			released(formatString: "D.M.YYYY")
		}
	}
`;
