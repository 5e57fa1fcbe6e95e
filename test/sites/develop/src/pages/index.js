import * as React from "react";
import { Link } from "gatsby";
import { Counter } from "../components/counter";
import * as styles from "./index.module.css";

export default function IndexPage() {
	return (
		<main className={styles.main}>
			<h1>Home</h1>
			<Counter />
			<Link to="/items/one/">One</Link>
		</main>
	);
}

export const Head = () => <title>Home</title>;
