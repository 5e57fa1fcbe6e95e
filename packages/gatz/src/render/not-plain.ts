/** Thrown by the plain renderer's parts for what only React renders. Nobody outside of it sees one, unless he calls a hook's function too late. */
export class NotPlain extends Error {
	override readonly name = "NotPlain";

	constructor() {
		super("only React can render this");
	}
}
