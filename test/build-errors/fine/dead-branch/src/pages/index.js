import { readFileSync } from "node:fs";

export default function Page() {
	const text = typeof window === "undefined" ? readFileSync("package.json", "utf8") : "";
	return <pre suppressHydrationWarning>{text}</pre>;
}
