import { Link } from "gatsby";
import type { ReactNode } from "react";
import * as styles from "./error-notice.module.css";

interface ErrorNoticeProps {
	readonly code: string;
	readonly title: string;
	readonly children: ReactNode;
}

/** An error, told the way the site tells everything: as a row of cells. */
export function ErrorNotice({ code, title, children }: ErrorNoticeProps) {
	return (
		<div className={styles.notice}>
			<p className={styles.code} aria-hidden="true">
				<span>{code[0]}</span>
				<span>{code[1]}</span>
				<span>{code[2]}</span>
			</p>
			<h1>{title}</h1>
			<p>{children}</p>
			<p>
				<Link to="/">Home</Link> <Link to="/search/">Browse all features</Link>
			</p>
		</div>
	);
}
