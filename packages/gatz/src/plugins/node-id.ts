import { hash } from "node:crypto";

/** The namespace that Gatsby's own ids are made in, so that a node keeps its id. */
const GATSBY_NAMESPACE = "638f7a53-c567-4eca-8fc1-b23efb1cfb2b";

/** Makes ids of nodes: the same input of the same plugin always has the same. A version 5 UUID. SPEC 6.1.23. */
export type NodeIds = (input: string) => string;

/** {@link NodeIds} of a plugin, which makes many. */
export function createNodeIds(plugin: string): NodeIds {
	const namespace = bytesOf(nameUuid(plugin, bytesOf(GATSBY_NAMESPACE)));
	return (input) => nameUuid(input, namespace);
}

export function createNodeId(input: string, plugin: string): string {
	return createNodeIds(plugin)(input);
}

/** Hash of any JSON-like value; the order of an object's keys does not matter. 32 hex digits. */
export function createContentDigest(input: unknown): string {
	const content = typeof input === "string" || input instanceof Uint8Array ? input : (JSON.stringify(sorted(input)) ?? "undefined");
	return hash("md5", content, "hex");
}

function nameUuid(name: string, namespace: Buffer): string {
	const bytes = hash("sha1", Buffer.concat([namespace, Buffer.from(String(name))]), "buffer");
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString("hex", 0, 16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function bytesOf(uuid: string): Buffer {
	return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

/** A copy with the keys of all objects in order; what says itself how it is written as JSON stays as it is. */
function sorted(value: unknown): unknown {
	if (typeof value !== "object" || value === null || ("toJSON" in value && typeof value.toJSON === "function")) return value;
	if (Array.isArray(value)) return value.map(sorted);
	const copy: Record<string, unknown> = {};
	for (const key of Object.keys(value).sort()) copy[key] = sorted((value as Record<string, unknown>)[key]);
	return copy;
}
