import { type ChangeList, markSent, readChangeList } from "../artifact/change-list.js";
import { nodeTag, typeTag } from "../artifact/page-tags.js";
import type { Reporter } from "../plugin-api.js";
import { applyEnv, readEnvFiles } from "../system/env.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { type CommandArguments, runCommand } from "./run-command.js";

export interface PurgeArguments extends CommandArguments {
	readonly tag?: readonly string[];
	/** Paths of pages, without the path prefix. */
	readonly path?: readonly string[];
	/** Ids of nodes: pages that show them. */
	readonly node?: readonly string[];
	/** Names of types: pages that searched them, or show many nodes of them. */
	readonly type?: readonly string[];
	readonly all?: boolean;
	/** What builds have changed: `.cache/changes.json`. */
	readonly build?: boolean;
	/** Default: `localhost`. */
	readonly opsHost?: string;
	/** Default: 9001. */
	readonly opsPort?: number;
}

/** What a server is told to forget. */
interface Selection {
	readonly tags: readonly string[];
	readonly paths: readonly string[];
	readonly all: boolean;
}

/** Tags, and paths, of one request: what lies between here and the server may have limits. */
const AT_ONCE = 500;

/** `gatz purge`: tells a running server to forget answers. Its token is in `GATZ_PURGE_TOKEN`, or in the site's `.env` files. */
export default function purge(args: PurgeArguments): Promise<number> {
	const { tag = [], path = [], node = [], type = [], all = false, build = false, opsHost = "localhost", opsPort = 9001 } = args;
	return runCommand(args, { nodeEnv: "production" }, async ({ directory, reporter }) => {
		if (!all && !build && tag.length + path.length + node.length + type.length === 0) {
			throw new GatzError("OPTION_INVALID", {
				option: "--tag, --path, --node, --type, --build or --all",
				problem: "is missing: one of them says what is to go",
			});
		}
		applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
		const url = `http://${opsHost}:${opsPort}/purge`;
		const send = (selection: Selection) => sendPurge(url, selection, reporter);
		const list = build ? await readChangeList(directory) : undefined;
		const tags = [...tag, ...node.map(nodeTag), ...type.map(typeTag), ...(list?.tags ?? [])];
		const paths = [...path, ...(list?.urls ?? [])];
		if (list) reporter.info(describeList(list));
		else if (build) reporter.info("No build has changed anything yet: there is no .cache/changes.json.");
		await send({ tags, paths, all: all || list?.all === true });
		if (list) await markSent(directory, list);
		return 0;
	});
}

function describeList({ from, to, all, urls, patterns, tags }: ChangeList): string {
	const what = all ? "everything" : `${count(urls.length + patterns.length, "URL")}, ${count(tags.length, "tag")}`;
	return `What has changed from build ${from} to ${to}: ${what}`;
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Sends a selection in as many requests as it takes. Nothing is sent of an empty one. */
async function sendPurge(url: string, { tags, paths, all }: Selection, reporter: Reporter): Promise<void> {
	let purged = 0;
	const requests = all ? 1 : Math.ceil(Math.max(tags.length, paths.length) / AT_ONCE);
	for (let request = 0; request < requests; request++) {
		const part = (list: readonly string[]) => (all ? [] : list.slice(request * AT_ONCE, (request + 1) * AT_ONCE));
		purged += await post(url, { tags: part(tags), paths: part(paths), all });
	}
	reporter.success(`Purged ${count(purged, "answer")}`);
}

/** @returns how many answers went */
async function post(url: string, selection: Selection): Promise<number> {
	const headers = { authorization: `Bearer ${process.env.GATZ_PURGE_TOKEN ?? ""}` };
	let answer: Response;
	try {
		answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(selection) });
	} catch (thrown) {
		const { cause = thrown } = thrown as Error;
		throw failed(url, (cause as NodeJS.ErrnoException).code ?? thrownMessage(cause), thrown);
	}
	const { purged = 0, error } = (await answer.json().catch(() => ({}))) as { purged?: number; error?: string };
	if (!answer.ok) throw failed(url, `it answered ${answer.status}${error ? `: ${error}` : ""}`);
	return purged;
}

function failed(url: string, problem: string, cause?: unknown): GatzError {
	return new GatzError("PURGE_FAILED", { url, problem }, { cause });
}
