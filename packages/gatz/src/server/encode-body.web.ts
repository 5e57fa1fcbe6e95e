import type * as nodejs from "./encode-body.js";

// Hosts without Node.js compress what they send by themselves.
export const CAN_ENCODE: typeof nodejs.CAN_ENCODE = false;

function fail(): never {
	throw new TypeError("this host compresses answers itself");
}

export const encodeBytes: typeof nodejs.encodeBytes = fail;
export const encodeStream: typeof nodejs.encodeStream = fail;
export const encodeFile: typeof nodejs.encodeFile = fail;
