import { applyEnv, readEnvFiles } from "../system/env.js";
import { GatzError, thrownMessage } from "../universal/errors.js";
import { type CommandArguments, runCommand } from "./run-command.js";

export interface PurgeArguments extends CommandArguments {
	readonly tag?: readonly string[];
	/** Paths of pages, without the path prefix. */
	readonly path?: readonly string[];
	readonly all?: boolean;
	/** Default: `localhost`. */
	readonly opsHost?: string;
	/** Default: 9001. */
	readonly opsPort?: number;
}

/** `gatz purge`: tells a running server to forget answers. Its token is in `GATZ_PURGE_TOKEN`, or in the site's `.env` files. */
export default function purge(args: PurgeArguments): Promise<number> {
	const { tag = [], path = [], all = false, opsHost = "localhost", opsPort = 9001 } = args;
	return runCommand(args, { nodeEnv: "production" }, async ({ directory, reporter }) => {
		if (!all && tag.length + path.length === 0) {
			throw new GatzError("OPTION_INVALID", { option: "--tag, --path or --all", problem: "is missing: one of them says what is to go" });
		}
		applyEnv((await readEnvFiles(directory, process.env)).values, process.env);
		const url = `http://${opsHost}:${opsPort}/purge`;
		const answer = await post(url, { tags: tag, paths: path, all }, process.env.GATZ_PURGE_TOKEN ?? "");
		const { purged, error } = (await answer.json().catch(() => ({}))) as { purged?: number; error?: string };
		if (!answer.ok) throw failed(url, `it answered ${answer.status}${error ? `: ${error}` : ""}`);
		reporter.success(`Purged ${purged} ${purged === 1 ? "answer" : "answers"}`);
		return 0;
	});
}

async function post(url: string, body: object, token: string): Promise<Response> {
	try {
		return await fetch(url, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
	} catch (thrown) {
		const { cause = thrown } = thrown as Error;
		throw failed(url, (cause as NodeJS.ErrnoException).code ?? thrownMessage(cause), thrown);
	}
}

function failed(url: string, problem: string, cause?: unknown): GatzError {
	return new GatzError("PURGE_FAILED", { url, problem }, { cause });
}
