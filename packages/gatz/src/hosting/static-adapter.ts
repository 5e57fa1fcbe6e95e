import { join } from "node:path";
import type { AdapterEntry } from "../config.js";
import { write } from "../system/files.js";
import type { AdaptArguments, AdapterRoute, HeaderRoute, RedirectRoute } from "../universal/adapter.js";
import { GatzError } from "../universal/errors.js";

const NAME = "gatsby/adapter-static";

/** Writes `public/_headers` and `public/_redirects`, as hosts of files read them. It refuses sites that need a server. */
export function createStaticAdapter(): AdapterEntry {
	return {
		name: NAME,
		async adapt({ routesManifest, headerRoutes }: AdaptArguments) {
			const dynamic = routesManifest.filter((route) => route.type === "function");
			if (dynamic.length > 0) {
				const problem = `serves files only, and ${dynamic[0]?.path} has to be answered by a server`;
				throw new GatzError("ADAPTER_UNSUITED", { adapter: NAME, problem });
			}
			await write(join(process.cwd(), "public/_headers"), writeHeaders(headerRoutes));
			await write(join(process.cwd(), "public/_redirects"), writeRedirects(routesManifest));
		},
	};
}

/** The first route is of everything: hosts have files asked for again by themselves, and some join what several rules say of one header. */
function writeHeaders([all, ...others]: readonly HeaderRoute[]): string {
	const common = all ? [{ ...all, headers: all.headers.filter(({ key }) => key !== "cache-control") }] : [];
	const blocks = [...common, ...others].map(({ path, headers }) => [
		encodeURI(path),
		...headers.map(({ key, value }) => `  ${key}: ${value}`),
	]);
	return blocks.map((lines) => `${lines.join("\n")}\n`).join("");
}

function writeRedirects(routes: readonly AdapterRoute[]): string {
	const lines = routes.flatMap((route) => {
		if (route.type === "redirect") return [redirectLine(route)];
		const isPattern = route.type === "static" && /\/[:*]/.test(route.path);
		return isPattern ? [`${encodeURI(route.path)} ${encodeURI(route.filePath.slice("public".length))} 200`] : [];
	});
	return lines.map((line) => `${line}\n`).join("");
}

function redirectLine({ path, toPath, status, force }: RedirectRoute): string {
	return `${encodeURI(path)} ${toPath.replace("*", ":splat")} ${status}${force === true ? "!" : ""}`;
}
