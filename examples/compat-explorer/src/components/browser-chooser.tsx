import { navigate, withPrefix } from "gatsby";
import type { ChangeEvent } from "react";
import type { MyBrowserView } from "../compat/views";
import * as styles from "./browser-chooser.module.css";

/** Looks at the page with the eyes of another browser. */
export function BrowserChooser({ view: { browsers, versions, visitor, isChosen } }: { readonly view: MyBrowserView }) {
	const browser = visitor?.id ?? "";
	const choose = (next: { browser: string; version?: string }) => void navigate(`/my-browser/?${new URLSearchParams(next)}`);
	return (
		<form className={styles.chooser} action={withPrefix("/my-browser/")} method="get">
			<label>
				<span>Another browser</span>
				<select
					key={browser}
					name="browser"
					defaultValue={browser}
					onChange={({ currentTarget }: ChangeEvent<HTMLSelectElement>) => choose({ browser: currentTarget.value })}
				>
					{browser === "" && <option value="">Choose…</option>}
					{browsers.map(({ id, name }) => (
						<option key={id} value={id}>
							{name}
						</option>
					))}
				</select>
			</label>
			{visitor && (
				<label>
					<span>Version</span>
					<select
						key={`${browser} ${visitor.version}`}
						name="version"
						defaultValue={visitor.version}
						onChange={({ currentTarget }: ChangeEvent<HTMLSelectElement>) => choose({ browser, version: currentTarget.value })}
					>
						{!versions.includes(visitor.version) && <option>{visitor.version}</option>}
						{versions.map((version) => (
							<option key={version}>{version}</option>
						))}
					</select>
				</label>
			)}
			<noscript>
				<button type="submit">Show</button>
			</noscript>
			{isChosen && <a href={withPrefix("/my-browser/")}>Back to mine</a>}
		</form>
	);
}
