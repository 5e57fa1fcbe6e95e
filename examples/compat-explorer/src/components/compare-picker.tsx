import { Link, withPrefix } from "gatsby";
import { formatCount } from "../compat/format";
import { type CompareAddress, compareHref } from "../compat/links";
import type { CompareSide } from "../compat/views";
import * as styles from "./compare-picker.module.css";
import type { SideName } from "./compare-side";
import { FeatureChoices } from "./feature-choices";
import { useResultKeys } from "./use-result-keys";
import { useSearchAsYouType } from "./use-search-as-you-type";

interface ComparePickerProps {
	readonly name: SideName;
	readonly label: string;
	readonly side: CompareSide;
	/** What the address says of the other side. */
	readonly rest: CompareAddress;
}

/** Searches for a feature as the site's search does: on the server, with its state in the address, as one types or as a form. */
export function ComparePicker({ name, label, side, rest }: ComparePickerProps) {
	const id = `q${name}` as const;
	const { field, onInput, onSubmit } = useSearchAsYouType({ shown: side.query, isResultPage: true, hrefOf: compareFormHref });
	useResultKeys(field);
	return (
		<div className={styles.picker}>
			<form className={styles.form} action={withPrefix("/compare/")} method="get" onSubmit={onSubmit}>
				<input
					ref={field}
					id={id}
					className={styles.field}
					type="search"
					name={id}
					aria-label={label}
					defaultValue={side.query}
					onInput={onInput}
					placeholder="Search for a feature…"
					maxLength={120}
					autoComplete="off"
					autoCapitalize="off"
					autoCorrect="off"
					spellCheck={false}
					enterKeyHint="search"
				/>
				{Object.entries(rest).map(([parameter, value]) => value && <input key={parameter} type="hidden" name={parameter} value={value} />)}
				<noscript>
					<button type="submit">Search</button>
				</noscript>
			</form>
			<Hint side={side} hrefOf={(query) => compareHref({ ...rest, [id]: query })} />
			<FeatureChoices
				features={side.choices}
				hrefOf={(path) => compareHref({ ...rest, [name]: path })}
				field={id}
				label={`Choices for the ${label.toLowerCase()}`}
			/>
		</div>
	);
}

/** Tells what the choices are; screen readers hear when that changes. */
function Hint({ side, hrefOf }: { readonly side: CompareSide; readonly hrefOf: (query: string) => string }) {
	const { suggestion } = side;
	return (
		<p className={styles.hint} role="status">
			{hintText(side)}
			{suggestion && (
				<>
					{" "}
					Did you mean <Link to={hrefOf(suggestion)}>{suggestion}</Link>?
				</>
			)}
		</p>
	);
}

function hintText({ unknown, query, choices, total }: CompareSide): string {
	if (query !== "") {
		if (total === 0) return "Nothing found.";
		if (total === 1) return "1 feature.";
		return total > choices.length ? `The first ${choices.length} of ${formatCount(total)} features.` : `${total} features.`;
	}
	if (unknown !== "") return `The data has no feature “${unknown}”.${choices.length > 0 ? " Did you mean one of these?" : ""}`;
	return choices.length > 0 ? "Nearby in the data:" : "A property, an element, a method…";
}

/** The address that submitting a picker's form would lead to. */
function compareFormHref(form: HTMLFormElement): string {
	const address: CompareAddress = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
	return compareHref(address);
}
