import { createHash } from "node:crypto";

/** The namespace that Gatsby's own ids are made in, so that a node keeps its id. */
const GATSBY_NAMESPACE = "638f7a53-c567-4eca-8fc1-b23efb1cfb2b";

/** A node's id: the same input of the same plugin always has the same. A version 5 UUID. SPEC 6.1.23. */
export function createNodeId(input: string, plugin: string): string {
	return nameUuid(input, nameUuid(plugin, GATSBY_NAMESPACE));
}

/** Hash of any JSON-like value; the order of an object's keys does not matter. 32 hex digits. */
export function createContentDigest(input: unknown): string {
	const content = typeof input === "string" || input instanceof Uint8Array ? input : (JSON.stringify(input, sortKeys) ?? "undefined");
	return createHash("md5").update(content).digest("hex");
}

function nameUuid(name: string, namespace: string): string {
	const bytes = createHash("sha1")
		.update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
		.update(name)
		.digest()
		.subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function sortKeys(_key: string, value: unknown): unknown {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
