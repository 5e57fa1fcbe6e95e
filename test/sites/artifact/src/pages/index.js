import { Link } from "gatsby";
import * as React from "react";
import small from "../images/small.svg";
import * as styles from "./index.module.css";
import { word } from "../word";

export default function Index() {
	return (
		<main className={styles.main}>
			<h1>The {word} build</h1>
			<img src={small} alt="" />
			<Link to="/turning/">Turning</Link>
		</main>
	);
}
