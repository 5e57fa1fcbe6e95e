import { type GetServerDataProps, Link, type PageProps } from "gatsby";
import { formatCount, formatDate, percent } from "../compat/format";
import { searchHref } from "../compat/links";
import type { MyBrowserView } from "../compat/views";
import { BrowserChooser } from "../components/browser-chooser";
import { Meter } from "../components/meter";
import { MissingList } from "../components/missing-list";
import { PageHead } from "../components/page-head";
import { loadLibrary } from "../server/load-compat.server";
import { myBrowserView } from "../server/my-browser-view.server";
import * as styles from "./my-browser.module.css";

export async function getServerData({ headers, query }: GetServerDataProps) {
	const { compat } = await loadLibrary();
	const chosen = { browser: String(query.browser ?? ""), version: String(query.version ?? "") };
	return {
		props: myBrowserView(compat, headers.get("User-Agent") ?? "", chosen),
		headers: { "Cache-Control": "private, max-age=0, must-revalidate", Vary: "User-Agent" },
	};
}

export default function MyBrowserPage({ serverData: view }: PageProps<object, object, unknown, MyBrowserView>) {
	return (
		<>
			<Verdict view={view} />
			<BrowserChooser view={view} />
			{view.visitor && <Comparison view={view} visitor={view.visitor} />}
		</>
	);
}

function Verdict({ view: { visitor, supported, total, isChosen } }: { readonly view: MyBrowserView }) {
	if (!visitor) {
		return (
			<header className={styles.verdict}>
				<h1>We don’t know your browser</h1>
				<p>What it sent as its name is none of the browsers in the data. Choose one to see what it lacks.</p>
			</header>
		);
	}
	const name = `${visitor.name} ${visitor.version}`;
	return (
		<header className={styles.verdict}>
			<p className={styles.eyebrow}>
				{isChosen ? "You chose" : visitor.alias ? `${visitor.alias} runs on the engine of` : "You are using"}
			</p>
			<h1>{name}</h1>
			<p className={styles.score}>
				<strong>{percent(supported, total)}%</strong>
				<span>
					It supports {formatCount(supported)} of {formatCount(total)} standard features
					{visitor.date && <> and came out on {formatDate(visitor.date)}</>}.
				</span>
			</p>
		</header>
	);
}

interface ComparisonProps {
	readonly view: MyBrowserView;
	readonly visitor: NonNullable<MyBrowserView["visitor"]>;
}

function Comparison({ view, visitor }: ComparisonProps) {
	return (
		<>
			<section className={styles.section} aria-labelledby="by-category">
				<h2 id="by-category">Part by part</h2>
				<ul className={styles.categories}>
					{view.categories.map(({ id, label, supported, total }) => (
						<li key={id}>
							<h3>{label}</h3>
							<Meter part={supported} whole={total} words="supported" />
							<p>{supported === total ? "Nothing missing" : `${formatCount(total - supported)} missing`}</p>
						</li>
					))}
				</ul>
			</section>
			{view.afterUpdateCount > 0 && (
				<MissingList
					title={`${formatCount(view.afterUpdateCount)} features come with an update`}
					intro={`${visitor.name} ${visitor.current} is out and has them. Some of the notable ones:`}
					features={view.afterUpdate}
				/>
			)}
			<MissingList
				title={
					view.elsewhereCount === 0 ? "It lacks nothing that others have" : `${formatCount(view.elsewhereCount)} features only others have`
				}
				intro={view.elsewhereCount === 0 ? "" : `No version of ${visitor.name} that is out has them yet. Some of the notable ones:`}
				features={view.elsewhere}
			/>
			<p className={styles.note}>
				Counted are standard features that are neither experimental nor deprecated, as of {formatDate(view.dataDate)}. To go through all
				that the current version lacks,{" "}
				<Link to={searchHref({ browser: visitor.id, support: "no" })}>search with this browser as a filter</Link>. This page is made for you
				from what your browser sends; it is not kept.
			</p>
		</>
	);
}

export function Head() {
	return <PageHead title="My browser" description="What your browser lacks, told from its own version." />;
}
