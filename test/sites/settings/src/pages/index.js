import { Link } from "gatsby";
import * as React from "react";
import { bare } from "src/lib/bare";
import below from "../images/below.png";
import limit from "../images/limit.png";
import small from "../images/small.svg";
import { word } from "../lib/words.json";
import styles, { title, twoWords } from "../styles/names.module.css";
import "../styles/page.css";

export default function Index() {
	return (
		<main className="order">
			<h1 className={title}>{[bare, word].join(", ")}</h1>
			<p className={twoWords}>{styles["two-words"] === twoWords && styles.title === title ? "names agree" : "names differ"}</p>
			{[below, limit, small].map((src) => (
				<img key={src} src={src} alt="" />
			))}
			<Link to="/page-tsx/">tsx</Link>
		</main>
	);
}
