/// <reference types="vite/client" />
import { createRequire } from "node:module";
import type { Artifact, PublicFile } from "../../packages/gatz/src/artifact/artifact.js";
import type { TemplateRecord } from "../../packages/gatz/src/artifact/schema.js";
import { contentHash } from "../../packages/gatz/src/system/hash.js";
import { notFound, redirect } from "../../packages/gatz/src/universal/answers.js";
import type { PageMode, PageRow } from "../../packages/gatz/src/universal/page.js";
import type { TemplateModule } from "../../packages/gatz/src/universal/renderer.js";
import { createRouteProps } from "../../packages/gatz/src/universal/route-props.js";
import { createRouteTable } from "../../packages/gatz/src/universal/route-table.js";
import { htmlFile, pageDataFile } from "../../packages/gatz/src/universal/url-path.js";
import { createLiteralRenderer } from "./literal-renderer.js";
import { createHelperPage } from "./site/src/helper-page.js";
import * as createdTemplate from "./site/src/templates/created.js";

const PAGE_FILES = import.meta.glob<TemplateModule>(["./site/src/pages/**/*.js", "!./site/src/pages/ssr/helper.js"], { eager: true });
const STATIC_FILES = import.meta.glob<string>("./site/static/**/*", { eager: true, query: "?raw", import: "default" });
const TYPES: Record<string, string> = {
	html: "text/html; charset=utf-8",
	json: "application/json; charset=utf-8",
	txt: "text/plain; charset=utf-8",
};

/** The site of this folder as a build would leave it, made without building anything. */
export function createLiteralSite(live: boolean): Artifact {
	const modules = new Map<string, TemplateModule>();
	const rows: PageRow[] = [];
	const results = new Map<string, string>();
	const add = (path: string, matchPath: string | undefined, module: TemplateModule, context: object = {}): void => {
		const template = `component---${path.replace(/\W+/g, "-")}`;
		modules.set(template, module);
		rows.push({ path, ...(matchPath !== undefined && { matchPath }), mode: modeOf(path, module), template });
		results.set(path, JSON.stringify({ pageContext: context }));
	};
	for (const [file, module] of Object.entries(PAGE_FILES)) {
		const name = file.slice("./site/src/pages".length, -".js".length).replace(/\/index$/, "");
		const pattern = name.replace(/\[\.\.\.(\w*)\]/g, "*$1").replace(/\[(\w+)\]/g, ":$1");
		add(`${name}/`, pattern === name ? undefined : pattern, module);
		if (name === "/404" || name === "/500") add(`${name}.html`, undefined, module);
	}
	add("/ssr/helper/", undefined, createHelperPage({ notFound, redirect }));
	add("/ssr/created/", undefined, createdTemplate, { colour: "blue", list: ["a"] });

	const renderer = createLiteralRenderer(modules);
	const templates = Object.fromEntries(rows.map((row) => [row.template, templateRecord(row)]));
	const files = live ? staticFiles() : new Map([...staticFiles(), ...builtFiles(rows, results, renderer)]);
	return {
		buildId: "literal",
		bundleHash: "literal-hash",
		settings: { pathPrefix: "", assetPrefix: "", trailingSlash: "always", headers: siteHeaders() },
		routes: createRouteTable(rows),
		templates,
		modeOf: (page) => page.mode,
		renderer: () => renderer,
		result: (page) => results.get(page.path) as string,
		staticQueries: () => ({}),
		file: (path) => publicFile(path, files.get(path)),
		read: ({ file }) => new TextEncoder().encode(files.get(file)),
		live,
	};
}

function modeOf(path: string, module: TemplateModule): PageMode {
	if (path.endsWith(".html")) return "SSG";
	if (module.getServerData) return "SSR";
	return module.config ? "DSG" : "SSG";
}

function templateRecord(row: PageRow): TemplateRecord {
	return { source: `src/pages${row.path.replace(/\/$/, "")}.js`, staticQueryHashes: [] };
}

function siteHeaders() {
	return (createRequire(import.meta.url)("./site/gatsby-config.js") as Pick<Artifact["settings"], "headers">).headers;
}

function staticFiles(): Map<string, string> {
	return new Map(Object.entries(STATIC_FILES).map(([file, text]) => [file.slice("./site/static/".length), text]));
}

function builtFiles(
	rows: PageRow[],
	results: Map<string, string>,
	renderer: ReturnType<typeof createLiteralRenderer>,
): Map<string, string> {
	const files = new Map<string, string>();
	for (const row of rows.filter(({ mode }) => mode === "SSG")) {
		const result = results.get(row.path) as string;
		const head = `{"componentChunkName":${JSON.stringify(row.template)},"path":${JSON.stringify(row.path)},"result":${result}`;
		files.set(pageDataFile(row.path), `${head},"staticQueryHashes":[],"slicesMap":{}}`);
		const html = renderer.renderDocument({
			template: renderer.loadTemplate(row.template) as TemplateModule,
			templateName: row.template,
			pagePath: row.path,
			location: { pathname: row.path, search: "" },
			...createRouteProps(row, row.path, { pattern: null, params: {} }, ""),
			result: JSON.parse(result),
			pageDataJson: null,
		});
		files.set(htmlFile(row.path), html as string);
	}
	return files;
}

function publicFile(path: string, content: string | undefined): PublicFile | undefined {
	if (content === undefined) return undefined;
	const size = new TextEncoder().encode(content).length;
	const contentType = TYPES[path.split(".").at(-1) as string] ?? "application/octet-stream";
	return { file: path, size, etag: `"${contentHash(content)}"`, immutable: false, contentType };
}
