import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeRequest } from "./node-request.js";
import { readVisitor, type TrustHop, type Visitor } from "./trusted-proxies.js";

/** A request that came through proxies which may say who has asked. Read when someone wants to know. */
export class ForwardedRequest extends NodeRequest {
	readonly #trust: TrustHop;
	#visitor: Visitor | undefined;

	constructor(incoming: IncomingMessage, outgoing: ServerResponse, trust: TrustHop) {
		super(incoming, outgoing);
		this.#trust = trust;
	}

	override get address(): string | undefined {
		return this.#read().address;
	}

	override origin(): string {
		const direct = super.origin();
		const end = direct.indexOf("://");
		const { scheme = direct.slice(0, end), host = direct.slice(end + 3) } = this.#read();
		return `${scheme}://${host}`;
	}

	#read(): Visitor {
		this.#visitor ??= readVisitor(this.headers, super.address, this.#trust);
		return this.#visitor;
	}
}
