import { navigate } from "gatsby";
import { type ChangeEvent, useEffect, useState } from "react";
import type { SearchView } from "../compat/views";
import * as styles from "./search-filters.module.css";
import { SEARCH_FORM, searchFormHref } from "./search-form";

/** Filters by browser. They belong to the search form, so that typing keeps them and they work without JavaScript. */
export function SearchFilters({ view }: { readonly view: SearchView }) {
	const browser = useChoice(view.browser);
	const support = useChoice(view.support);
	return (
		<fieldset className={styles.filters}>
			<legend className="visually-hidden">Filters</legend>
			{view.category !== "" && <input type="hidden" form={SEARCH_FORM} name="category" value={view.category} />}
			<label className={styles.filter}>
				<span>Browser</span>
				<select form={SEARCH_FORM} name="browser" {...browser}>
					<option value="">Any</option>
					{view.browsers.map(({ id, name, version }) => (
						<option key={id} value={id}>
							{name} {version}
						</option>
					))}
				</select>
			</label>
			<label className={styles.filter}>
				<span>Show</span>
				<select form={SEARCH_FORM} name="support" disabled={view.browser === ""} {...support}>
					<option value="">All features</option>
					<option value="yes">What it supports</option>
					<option value="no">What it lacks</option>
				</select>
			</label>
			<noscript>
				<button type="submit" form={SEARCH_FORM}>
					Apply
				</button>
			</noscript>
		</fieldset>
	);
}

/** A select that shows its choice at once, and the address's again when that changes. */
function useChoice(shown: string) {
	const [value, setValue] = useState(shown);
	useEffect(() => setValue(shown), [shown]);
	const onChange = ({ currentTarget }: ChangeEvent<HTMLSelectElement>) => {
		setValue(currentTarget.value);
		if (currentTarget.form) void navigate(searchFormHref(currentTarget.form));
	};
	return { value, onChange };
}
