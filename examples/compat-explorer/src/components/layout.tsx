import { Link, withPrefix } from "gatsby";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import * as styles from "./layout.module.css";
import { SearchBox } from "./search-box";

interface LayoutProps {
	readonly location: { readonly pathname: string; readonly search: string };
	readonly children: ReactNode;
}

export function Layout({ location, children }: LayoutProps) {
	const isHome = location.pathname === withPrefix("/");
	return (
		<div className={styles.page}>
			<a className={styles.skip} href="#content">
				Skip to content
			</a>
			<header className={isHome ? `${styles.header} ${styles.homeHeader}` : styles.header}>
				<div className={styles.bar}>
					<Link to="/" className={styles.brand}>
						<BrandMark />
						<span>Compat Explorer</span>
					</Link>
					<nav className={styles.nav} aria-label="Site">
						<Link to="/search/" activeClassName={styles.current} partiallyActive>
							Browse
						</Link>
						<Link to="/my-browser/" activeClassName={styles.current}>
							My browser
						</Link>
					</nav>
					{isHome && (
						<div className={styles.hero}>
							<h1>What can you use on the web today?</h1>
							<p>Every feature of the web platform, and the browsers that have it.</p>
						</div>
					)}
					<SearchBox key="search" location={location} />
				</div>
			</header>
			<main id="content" className={styles.main} tabIndex={-1}>
				{children}
			</main>
			<footer className={styles.footer}>
				<p>
					Data: <a href="https://github.com/mdn/browser-compat-data">MDN’s browser-compat-data</a>, in the public domain (CC0). An example site of
					Gatz.
				</p>
				<p className={styles.keys}>
					<kbd>/</kbd> search <kbd>↓</kbd> <kbd>↑</kbd> through results
				</p>
			</footer>
		</div>
	);
}
