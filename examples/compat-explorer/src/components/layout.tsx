import { Link } from "gatsby";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { SupportShapes } from "./icons";
import * as styles from "./layout.module.css";
import { SearchBox } from "./search-box";
import { useSite } from "./use-site";

interface LayoutProps {
	readonly location: { readonly pathname: string; readonly search: string };
	/** What stands above the search field, which is larger then. */
	readonly hero?: ReactNode;
	readonly children: ReactNode;
}

export function Layout({ location, hero, children }: LayoutProps) {
	const { title } = useSite();
	return (
		<div className={styles.page}>
			<a className={styles.skip} href="#content">
				Skip to content
			</a>
			<header className={hero ? `${styles.header} ${styles.tall}` : styles.header}>
				<div className={styles.bar}>
					<Link to="/" className={styles.brand}>
						<BrandMark />
						<span>{title}</span>
					</Link>
					<nav className={styles.nav} aria-label="Site">
						<Link to="/search/" activeClassName={styles.current} partiallyActive>
							Browse
						</Link>
						<Link to="/compare/" activeClassName={styles.current}>
							Compare
						</Link>
						<Link to="/my-browser/" activeClassName={styles.current}>
							My browser
						</Link>
					</nav>
					{hero}
					<SearchBox key="search" location={location} />
				</div>
			</header>
			<SupportShapes />
			<main id="content" className={styles.main} tabIndex={-1}>
				{children}
			</main>
			<footer className={styles.footer}>
				<p>
					Data: <a href="https://github.com/mdn/browser-compat-data">MDN’s browser-compat-data</a>, in the public domain (CC0). An example
					site of Gatz.
				</p>
				<p className={styles.keys}>
					<kbd>/</kbd> search <kbd>↓</kbd> <kbd>↑</kbd> through results
				</p>
			</footer>
		</div>
	);
}
