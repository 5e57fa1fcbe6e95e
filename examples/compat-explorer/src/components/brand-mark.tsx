/** Four cells of a support table, one of them not there yet. */
export function BrandMark() {
	return (
		<svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
			<rect x="1" y="1" width="11" height="11" rx="3" fill="var(--accent)" />
			<rect x="14" y="1" width="11" height="11" rx="3" fill="var(--accent)" opacity=".55" />
			<rect x="1" y="14" width="11" height="11" rx="3" fill="var(--accent)" opacity=".8" />
			<rect
				x="14.9"
				y="14.9"
				width="9.2"
				height="9.2"
				rx="2.4"
				fill="none"
				stroke="var(--accent)"
				strokeWidth="1.8"
				strokeDasharray="2.6 2.1"
			/>
		</svg>
	);
}
