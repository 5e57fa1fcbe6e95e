import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "rolldown";

/**
 * The page of the operations port as a module of one string: server and artifact carry it, and it asks nobody for more.
 * @param {string} root absolute path of the package
 */
export async function bundleDashboard(root) {
	const source = (name) => readFileSync(join(root, "src/dashboard", name), "utf8");
	const chartStyle = readFileSync(createRequire(import.meta.url).resolve("uplot/dist/uPlot.min.css"), "utf8");
	const { output } = await build({
		input: join(root, "dist/dashboard/start.js"),
		platform: "browser",
		logLevel: "warn",
		write: false,
		output: { format: "esm", minify: true },
	});
	const script = output[0].code.replaceAll("</script", "<\\/script");
	const style = chartStyle + source("style.css");
	const html = source("page.html")
		.replace(/\s*\/\* style \*\/\s*/, () => style)
		.replace(/\s*\/\* script \*\/\s*/, () => script);
	const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
	const policy = [
		"default-src 'none'",
		`script-src ${hash(script)}`,
		`style-src ${hash(style)}`,
		"connect-src 'self'",
		"img-src data:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	].join("; ");
	writeFileSync(join(root, "dist/adapters/dashboard-document.js"), `export const DASHBOARD = ${JSON.stringify({ html, policy })};\n`);
}
