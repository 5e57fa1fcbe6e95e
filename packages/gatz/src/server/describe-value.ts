const LONGEST = 60;

/** A value in a few words, for a message: `"text"`, `404`, `an object with the keys a, b`. */
export function describe(value: unknown): string {
	if (typeof value === "string") return value.length > LONGEST ? `${JSON.stringify(value.slice(0, LONGEST))}…` : JSON.stringify(value);
	if (typeof value === "function") return `the function ${value.name || "without a name"}`;
	if (Array.isArray(value)) return `an array of ${value.length}`;
	if (typeof value === "object" && value !== null) {
		const keys = Object.keys(value);
		return keys.length === 0 ? "an object without keys" : `an object with the keys ${keys.slice(0, 5).join(", ")}`;
	}
	return String(value);
}

/** `props` + `rows` → `props.rows`; `headers` + `x-a` → `headers["x-a"]`. */
export function propertyPath(path: string, key: string): string {
	return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
