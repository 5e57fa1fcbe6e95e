import { join } from "node:path";
import { NO_FILES } from "../artifact/file-list.js";
import { artifactLayout } from "../artifact/layout.js";
import { readCurrent } from "../artifact/leftover.js";
import { createPublicFiles } from "../artifact/public-files.js";
import type { JobQueue } from "../plugins/job-queue.js";
import type { DevHandler } from "./dev-app.js";

/** What any build writes there itself: in develop that is out of date. */
const OF_BUILD = /^(?:page-data|slice-data)\/|\.html$|-[\w-]{8}\.(?:js|css)(?:\.map)?$/;

/**
 * Answers with the files that plugins have written into `public/`: images, icons, files of `publicURL`. It comes before handlers of
 * plugins, as Gatsby's does: these make what is not there yet.
 * @param siteDirectory absolute path of the site
 */
export function pluginFiles(siteDirectory: string, jobs: Pick<JobQueue, "written">): DevHandler {
	const folder = artifactLayout(siteDirectory).public;
	const files = createPublicFiles(folder, NO_FILES, 0);
	let ofLastBuild: Promise<ReadonlySet<string>> | undefined;
	const isOfBuild = async (path: string): Promise<boolean> => {
		ofLastBuild ??= readBuilt(siteDirectory);
		return (await ofLastBuild).has(path);
	};
	return async (request, response, next) => {
		const path = request.method === "GET" || request.method === "HEAD" ? decoded(request.path.slice(1)) : "";
		if (path === "" || OF_BUILD.test(path)) return next();
		await jobs.written(join(folder, path));
		const found = await files.find(path);
		if (!found || (await isOfBuild(path))) return next();
		response.type(found.contentType).set("content-length", String(found.size));
		if (request.method === "HEAD") return response.end();
		response.sendFile(found.file);
	};
}

/** Files of `static/`, for instance, which have headers of their own and may have changed since. */
async function readBuilt(siteDirectory: string): Promise<ReadonlySet<string>> {
	const current = await readCurrent(siteDirectory);
	return new Set(current && [current, ...current.retained].flatMap(({ files }) => files.map(({ path }) => path)));
}

/** Empty when it is no path. */
function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return "";
	}
}
