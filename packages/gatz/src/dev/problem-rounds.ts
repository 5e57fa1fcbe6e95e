import type { Plugin, UserConfig } from "vite";
import type { Problems } from "./problems.js";

type UpdateAll = NonNullable<NonNullable<UserConfig["server"]>["hotUpdateEnvironments"]>;

/** Every change of a file is a round of its own: what was wrong before is looked at again after all modules are up to date. */
export function problemRounds(problems: Problems): Plugin {
	const inRound =
		(inner: UpdateAll | undefined): UpdateAll =>
		async (server, update) => {
			problems.begin();
			try {
				if (inner) await inner(server, update);
				else await Promise.all(Object.values(server.environments).map(update));
			} finally {
				await problems.end();
			}
		};
	return {
		name: "gatz:problem-rounds",
		apply: "serve",
		config: ({ server }) => ({ server: { hotUpdateEnvironments: inRound(server?.hotUpdateEnvironments) } }),
	};
}
