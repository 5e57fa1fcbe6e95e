/**
 * Stands around each dynamic import of a build, the site's own included: what fails is given to `recoverChunk`.
 * @throws what the import threw, when nothing helps
 */
export async function importChunk<Module>(load: () => Promise<Module>): Promise<Module> {
	try {
		return await load();
	} catch (error) {
		// The import below goes through here, too.
		if (String(load).includes("chunk-recovery")) throw error;
		return import("./chunk-recovery.js").then((module) => module.recoverChunk(error) as Promise<Module>);
	}
}
