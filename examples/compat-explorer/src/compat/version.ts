/** A version as a number that grows with it: `"≤17.4"` and `"17.4"` → 17004000. `"preview"` is later than all; "" is none (NaN). */
export function versionNumber(version: string): number {
	if (version === "preview") return Number.POSITIVE_INFINITY;
	const whole = version === "" ? Number.NaN : Number(version);
	if (Number.isInteger(whole)) return whole * 1_000_000;
	const match = /^≤?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version);
	if (!match) return Number.NaN;
	const [, major, minor = "0", patch = "0"] = match;
	return Number(major) * 1_000_000 + Math.min(Number(minor), 999) * 1_000 + Math.min(Number(patch), 999);
}

export function compareVersions(a: string, b: string): number {
	return versionNumber(a) - versionNumber(b);
}
