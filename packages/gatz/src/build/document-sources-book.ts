import { joinCarried, type RecordedSources, writeSources } from "../artifact/document-sources.js";
import { readRecords } from "../artifact/read-records.js";
import { SERVER_FILES } from "../artifact/schema.js";
import type { Stage } from "../artifact/stage.js";
import type { DocumentSources } from "../universal/content-policy.js";

/** What the policies of a build's documents have to allow, by the paths of their files. */
export interface DocumentSourcesBook {
	/** Takes over what the last build knew; false when it knew nothing of the file. */
	keep(path: string): boolean;
	add(path: string, sources: RecordedSources): void;
	/** What documents carry along when a visitor navigates to them, all together. */
	carried(): DocumentSources;
	write(stage: Stage): Promise<void>;
}

/** @param previousServer absolute path of the last build's server half */
export async function openSourcesBook(previousServer: string | undefined): Promise<DocumentSourcesBook> {
	const previous = previousServer === undefined ? undefined : await readRecords(previousServer);
	const sources = new Map<string, RecordedSources>();
	return {
		keep(path) {
			const known = previous?.get(path);
			if (known) sources.set(path, known);
			return known !== undefined;
		},
		add: (path, found) => void sources.set(path, found),
		carried: () => joinCarried(sources),
		write: (stage) => stage.writeServer(SERVER_FILES.documentSources, writeSources(sources)),
	};
}
