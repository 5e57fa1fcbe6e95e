import type { Reporter } from "../plugin-api.js";
import { type CommandArguments, runCommand } from "./run-command.js";

/** SPEC 6.10.1. */
export interface BuildArguments extends CommandArguments {
	/** Apply pathPrefix and assetPrefix. Also on with `PREFIX_PATHS=true`. SPEC 1.13.1. */
	readonly prefixPaths?: boolean;
}

/** `gatsby build`. Resolves to the exit code. SPEC 6.10. */
export default function build(args: BuildArguments): Promise<number> {
	return runCommand(args, { nodeEnv: "production", fixed: true, command: "build" }, async ({ directory, reporter }) => {
		const { runBuild } = await import("../build/run-build.js");
		const { config, adapter } = await openConfig(directory, reporter);
		const needsWorker = adapter?.needsWorker ?? false;
		const report = await runBuild({ directory, reporter, prefixPaths: wantsPrefixes(args), config, needsWorker });
		await adapter?.adapt(report);
		const { pages } = report;
		const count = pages.static + pages.deferred + pages.serverRendered;
		reporter.success(`Built ${count} pages: ${pages.static} static, ${pages.deferred} deferred, ${pages.serverRendered} server-rendered`);
		return 0;
	});
}

/** A site's configuration without the plugins that its adapter stands in for, and that adapter, where it has one. */
async function openConfig(directory: string, reporter: Reporter) {
	const { loadSiteConfig } = await import("../build/load-site.js");
	const config = await loadSiteConfig(directory);
	if (!config.adapter) return { config };
	const { openSiteAdapter } = await import("../hosting/site-adapter.js");
	const adapter = await openSiteAdapter(directory, config, reporter);
	await adapter?.restoreCache();
	const plugins = config.plugins.filter(({ resolve }) => !adapter?.pluginsToDisable.includes(resolve));
	return { config: { ...config, plugins }, adapter };
}

function wantsPrefixes(args: BuildArguments): boolean {
	return args.prefixPaths ?? /^(true|1)$/.test(process.env.PREFIX_PATHS ?? "");
}
