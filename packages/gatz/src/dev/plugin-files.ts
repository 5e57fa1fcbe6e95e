import { NO_FILES } from "../artifact/file-list.js";
import { createPublicFiles } from "../artifact/public-files.js";
import type { DevHandler } from "./dev-app.js";

/** What a build writes there itself: in develop that is out of date. */
const OF_BUILD = /^(?:page-data|slice-data)\/|\.html$|-[\w-]{8}\.(?:js|css)(?:\.map)?$/;

/**
 * Answers with the files that plugins have written into `public/`: images, icons, files of `publicURL`. It comes before handlers of
 * plugins, as Gatsby's does: these make what is not there yet.
 * @param directory absolute path of `public/`
 */
export function pluginFiles(directory: string): DevHandler {
	const files = createPublicFiles(directory, NO_FILES, 0);
	return async (request, response, next) => {
		const path = request.method === "GET" || request.method === "HEAD" ? decoded(request.path.slice(1)) : "";
		const found = path === "" || OF_BUILD.test(path) ? undefined : await files.find(path);
		if (!found) return next();
		response.type(found.contentType).set("content-length", String(found.size));
		if (request.method === "HEAD") return response.end();
		response.sendFile(found.file);
	};
}

/** Empty when it is no path. */
function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return "";
	}
}
